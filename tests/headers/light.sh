#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# light.sh <compiler> <flags>: ikebana/declare.hpp preprocesses to no line of xsimd, xtensor or xtl (and, so that this can fail,
# ikebana/ikebana.hpp does).
set -euo pipefail
heavy() { echo "#include <ikebana/$1>" | "$compiler" -std=c++20 "@$flags" -x c++ -E - | grep -E '^# [0-9]+ "[^"]*/(xsimd|xtensor|xtl)/' || true; }
compiler=$1; flags=$2
if [ -z "$(heavy ikebana.hpp)" ]; then
  echo "the preprocessed ikebana.hpp shows no xtensor either, so this test cannot tell"
  exit 1
fi
found=$(heavy declare.hpp)
if [ -n "$found" ]; then
  echo "ikebana/declare.hpp includes:"
  sort -u <<< "$found" | head -20
  exit 1
fi
