#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds and runs the tests against given source trees of other versions of the dependencies, and finds nothing that is installed:
#   tests/compat.sh --xtl DIR --xsimd DIR --xtensor DIR [--catch2 DIR] [--hana DIR] [--compiler c++] [--build DIR] [cmake argument...]
# Without --catch2 or --hana CMake fetches those by git.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
usage() { sed -n '3,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
declare -A source=()
compiler=c++
build=$root/build/compat
arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --xtl | --xsimd | --xtensor | --catch2 | --hana)
      [ -f "${2:-}/CMakeLists.txt" ] || { echo "$1: '${2:-}' is no source tree with a CMakeLists.txt" >&2; exit 2; }
      source[${1#--}]=$(cd "$2" && pwd); shift 2 ;;
    --compiler) compiler=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    -D*) arguments+=("$1"); shift ;;
    *) usage ;;
  esac
done
for name in xtl xsimd xtensor; do
  [ -n "${source[$name]:-}" ] || { echo "--$name is needed: the three are decided together" >&2; usage; }
done
for name in "${!source[@]}"; do arguments+=("-DFETCHCONTENT_SOURCE_DIR_${name^^}=${source[$name]}"); done

cmake --fresh -S "$root" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DFETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER "${arguments[@]}"
cmake --build "$build" -j "$(nproc)"
ctest --test-dir "$build" -j "$(nproc)" --output-on-failure --no-tests=error
