#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Sets up the machine, builds the examples with its compiler, and runs them: the digits first, they are what this is for.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. tests/setup.sh
setup build

build=build/examples
cmake -S . -B "$build" -G Ninja -DIKEBANA_TESTS=OFF "$@"
cmake --build "$build" --target examples -j "$(nproc)"

shopt -s nullglob
digits=() others=()
for source in examples/[0-9][0-9]_*.cpp; do
  name=$(basename "$source" .cpp)
  [ -x "$build/examples/$name" ] || continue
  case $name in *digits*) digits+=("$name") ;; *) others+=("$name") ;; esac
done
for name in "${digits[@]}" "${others[@]}"; do
  printf '\n--- examples/%s.cpp\n\n' "$name"
  "$build/examples/$name" "$root/examples/data"
done
echo
ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$(nproc)"
