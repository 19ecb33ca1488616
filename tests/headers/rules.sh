#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# rules.sh [root]: what a header of this library keeps to: its licence on the first line, #pragma once, at most 500 lines, no include in
# quotes, one file each for xsimd, xtensor and Hana, no #ifdef on an instruction set, only IKEBANA_ macros; nothing long of the standard library in
# what declare.hpp reads.
set -euo pipefail
root=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
cd "$root/include/ikebana"
broken=0
say() { echo "$1"; broken=1; }
while read -r header; do
  [ "$(head -1 "$header")" = '// SPDX-License-Identifier: BSL-1.0' ] || say "$header: the first line is not the licence"
  grep -q '^#pragma once$' "$header" || say "$header: no #pragma once"
  lines=$(wc -l < "$header")
  [ "$lines" -le 500 ] || say "$header: $lines lines, 500 at most"
  if grep -nE '^# *include "' "$header"; then say "$header: an include in quotes"; fi
  if grep -nE '^# *include <xsimd' "$header" > /dev/null && [ "$header" != ./kernels/simd.hpp ]; then say "$header: only kernels/simd.hpp includes xsimd"; fi
  if grep -nE '^# *include <(xtensor|xtl)/' "$header" > /dev/null && [ "$header" != ./models/xtensor.hpp ]; then
    say "$header: only models/xtensor.hpp includes xtensor"
  fi
  if grep -nE '^# *include <boost/' "$header" > /dev/null && [ "$header" != ./graph/tuple.hpp ]; then say "$header: only graph/tuple.hpp includes Hana"; fi
  if [[ "$header" =~ ^\./(core|activations|initializers|layers|graph|plan|visualization)/ ]] \
    && grep -nE '^# *include <(algorithm|functional|tuple|vector|string|memory|iostream|sstream|map|set|ranges)>' "$header"; then
    say "$header: a long standard header, which every file that declares a model would read"
  fi
  if grep -nE '^# *(el)?if.*__(SSE|AVX|FMA|ARM|NEON)' "$header"; then say "$header: an #if on an instruction set"; fi
  if grep -nE '^# *define +' "$header" | grep -vE 'define +IKEBANA_'; then say "$header: a macro without IKEBANA_"; fi
done < <(find . -name '*.hpp')
exit "$broken"
