#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compiles each kernel of this folder to assembly and counts what should not be in it; count.awk says what.
#   codegen.sh --check <compiler> [flags]      compares with bounds.txt; 1 where a count is above its bound, 77 where there are none for the compiler
#   codegen.sh --print [compiler...]           prints the table, as bounds.txt has it, of these compilers (g++-12 clang++-19)
#   codegen.sh --assembly <compiler> <march> <kernel>   the assembly itself
# flags is a build tree's ikebana.flags; without it the installed dependencies are used.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
machines=(x86-64-v4 x86-64-v3)
printf -- '-I"%s/include"\n' "$(cd "$here/../.." && pwd)" > "$scratch/flags"
flags="$scratch/flags"

assembly() { "$1" -std=c++20 -O2 -w "-march=$2" "${@:4}" "@$flags" -S "$here/$3.cpp" -o "$scratch/$3.s"; }
# the family and the version that a compiler's code depends on: g++-12
family() {
  local version
  version=$("$1" -dumpversion)
  if "$1" --version | grep -q clang; then echo "clang++-${version%%.*}"; else echo "g++-${version%%.*}"; fi
}
# kernel, compiler, machine, and the counts
measure() {
  local name kernel source machine
  name=$(family "$1")
  for source in "$here"/*.cpp; do
    kernel=$(basename "$source" .cpp)
    for machine in "${machines[@]}"; do
      assembly "$1" "$machine" "$kernel"
      # shellcheck disable=SC2046
      printf '%-12s %-11s %-10s %5s %5s %5s %5s %5s\n' "$kernel" "$name" "$machine" $(LC_ALL=C awk -f "$here/count.awk" "$scratch/$kernel.s")
    done
  done
}

mode=${1:-}; shift || true
case $mode in
  --print)
    [ $# -gt 0 ] || set -- g++-12 clang++-19
    printf '# %-10s %-11s %-10s %5s %5s %5s %5s %5s\n' kernel compiler machine fma mul stack run calls
    for compiler in "$@"; do measure "$compiler"; done
    ;;
  --assembly)
    assembly "$1" "$2" "$3"
    cat "$scratch/$3.s"
    ;;
  --check)
    compiler=$1
    flags=${2:-$flags}
    if ! "$compiler" -dumpmachine | grep -q '^x86_64'; then echo "codegen.sh: the bounds are for x86-64"; exit 77; fi
    name=$(family "$compiler")
    if ! grep -q "^[^#]* $name " "$here/bounds.txt"; then echo "codegen.sh: bounds.txt has none for $name"; exit 77; fi
    measure "$compiler" > "$scratch/found"
    # fewer multiply-adds are no fault, and more of them are only another unrolling
    awk '
      FNR == 1 { ++file; split("mul stack run calls", what, " ") }
      /^#/ || !NF { next }
      { key = $1 " " $2 " " $3 }
      file == 1 { known[key] = 1; for (i = 1; i <= 4; ++i) bound[key, i] = $(i + 4); next }
      !known[key] { print key ": no bound"; broken = 1; next }
      $4 == 0 { print key ": no multiply-add at all"; broken = 1 }
      { for (i = 1; i <= 4; ++i) if ($(i + 4) > bound[key, i]) { print key ": " what[i] " " $(i + 4) ", at most " bound[key, i]; broken = 1 } }
      END { exit broken }' "$here/bounds.txt" "$scratch/found" || { echo "see tests/codegen/README.md"; exit 1; }
    # and so that this can fail: without fusing, a gemm multiplies
    assembly "$compiler" x86-64-v4 gemm_128 -ffp-contract=off
    read -r _ multiplies _ < <(awk -f "$here/count.awk" "$scratch/gemm_128.s")
    if [ "$multiplies" = 0 ]; then echo "a gemm compiled without fusing shows no multiply, so this test cannot tell"; exit 1; fi
    ;;
  *)
    sed -n '3,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 2
    ;;
esac
