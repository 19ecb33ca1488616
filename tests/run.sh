#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# tests/run.sh         sets up the machine, builds and runs every test with its own compiler
# tests/run.sh --all   the matrix: g++ everything at -O2; clang 16 and 19 all refusals, the examples, one merged file per test folder (clang 16:
#                      of the layers and what declares them); clang 19 with sanitizers on kernels, saving and layers; each header alone;
#                      the reference values, random and real models against real Keras
# Everything is below build/, the logs in build/logs. It ends with ctest's summary; a failed stage is a failed test of that name.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
mkdir -p build/logs build/all
. tests/setup.sh

all=
case ${1:-} in
  --all) all=1 ;;
  '') ;;
  *) sed -n '3,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
jobs=$(nproc)
began=$SECONDS
summary=build/all/CTestTestfile.cmake
: > "$summary"

# stage <name> <command>...: runs it into build/logs/<name>.log, tells how long it took, and leaves its result as a test for the summary
stage() {
  local name=$1 start=$SECONDS result=0 minutes
  shift
  ("$@") > "build/logs/$name.log" 2>&1 || result=$?
  minutes=$(awk "BEGIN { printf \"%.1f\", ($SECONDS - $start) / 60 }")
  case $result in
    0) printf '%-28s %5s min\n' "$name" "$minutes" ;;
    77) printf '%-28s %5s min  SKIPPED\n' "$name" "$minutes"; tail -3 "build/logs/$name.log" ;;
    *) printf '%-28s %5s min  FAILED\n' "$name" "$minutes"; tail -60 "build/logs/$name.log" ;;
  esac
  # shellcheck disable=SC2016
  printf 'add_test([==[stages/%s]==] "bash" "-c" [==[tail -60 "$0"; exit "$1"]==] [==[%s]==] "%s")\nset_tests_properties([==[stages/%s]==] PROPERTIES SKIP_RETURN_CODE 77 LABELS stages)\n' \
    "$name" "$root/build/logs/$name.log" "$result" "$name" >> "$summary"
}

# tree <name> <cmake argument>...: configures and builds build/<name>, whose tests join the summary; the files of a folder are merged
tree() {
  local name=$1
  shift
  cmake -S . -B "build/$name" -G Ninja -DCMAKE_UNITY_BUILD=ON "$@" && cmake --build "build/$name" -j "$jobs" -- -k 0
}
join_tests() { printf 'subdirs([==[%s]==])\n' "$root/build/$1" >> "$summary"; }

# Python and Keras come from PyPI, beside the builds; without it the committed reference values are used as they are
install_keras() {
  [ -e build/venv/made ] || { bash tests/oracle/environment.sh build/venv > build/logs/environment.log 2>&1 && touch build/venv/made; }
}
keras() {
  while kill -0 "$environment" 2> /dev/null; do sleep 1; done
  [ ! -e build/venv/made ] || return 0
  cat build/logs/environment.log
  if grep -qE 'Could not find a version|No matching distribution|Connection|Temporary failure|Network is unreachable|timed out|ProxyError' build/logs/environment.log; then
    echo "SKIPPED: Keras could not be installed from PyPI, so nothing is compared with it again"
    exit 77
  fi
  exit 1
}
oracle() {
  keras
  build/venv/bin/python tests/oracle/generate.py --check && build/venv/bin/python tests/oracle/layer_list.py --check
}
# Random models of one seed, the same in every run; more seeds by hand
random_models() {
  keras
  ORACLE_PYTHON=build/venv/bin/python IKEBANA_FLAGS=build/gcc/ikebana.flags timeout 900 sh tests/oracle/run.sh --seed 41 --cases 300 --jobs "$jobs"
}
# Five models as people have them, from Keras to a program; all of them by hand (docs/models.md)
real_models() {
  keras
  [ -x build/gcc/bin/ikebana-import ] || { echo "SKIPPED: no ikebana-import"; exit 77; }
  ORACLE_PYTHON=build/venv/bin/python ORACLE_CXX=${GCC:-c++} IKEBANA_FLAGS=build/gcc/ikebana.flags IKEBANA_IMPORT=build/gcc/bin/ikebana-import \
    sh tests/oracle/models.sh --jobs "$jobs" lenet wavenet siamese tagger translator
}

finish() {
  printf '\n%s minutes so far; now all tests, and then their time by kind\n\n' "$(awk "BEGIN { printf \"%.1f\", ($SECONDS - $began) / 60 }")"
  exec ctest --test-dir build/all -j "$jobs" --output-on-failure --no-tests=error
}

stage setup setup build tests ${all:+all}
setup build tests ${all:+all} > /dev/null 2>&1 || finish  # without cmake there is no ctest either, and its absence ends this
if [ -z "$all" ]; then
  stage build tree default
  join_tests default
else
  install_keras & environment=$!
  said=-DIKEBANA_REFUSALS_SAID=$root/build/said
  stage gcc tree gcc -DCMAKE_CXX_COMPILER="${GCC:-c++}" -DIKEBANA_TEST_PREFIX=gcc/ "$said" \
    '-DIKEBANA_TEST_KINDS=programs;refusals;errors;docs;headers;budget;codegen;install;benchmark'
  join_tests gcc
  stage each-header-alone cmake --build build/gcc -j "$jobs" --target all_verify_interface_header_sets -- -k 0
  for clang in $CLANG_OLD $CLANG_NEW; do
    name=clang-${clang##*-} only='^(core|graph|models|layers)(/|$)'
    [ "$clang" != "$CLANG_NEW" ] || only='^(activations|allocations|architectures|core|graph|layers|models|no_exceptions|plan|threads|visualization)(/|$)'
    stage "$name" tree "$name" -DCMAKE_CXX_COMPILER="$clang" -DIKEBANA_TEST_PREFIX="$name/" "$said" -DIKEBANA_OPTIMIZE=-O1 \
      '-DIKEBANA_TEST_KINDS=programs;refusals;codegen' "-DIKEBANA_TEST_ONLY=$only"
    join_tests "$name"
  done
  if [ -n "$CLANG_NEW" ]; then
    stage sanitizers tree asan -DCMAKE_CXX_COMPILER="$CLANG_NEW" -DIKEBANA_TEST_PREFIX=asan/ -DIKEBANA_OPTIMIZE=-O0 \
      '-DCMAKE_CXX_FLAGS=-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -gline-tables-only' \
      -DIKEBANA_EXAMPLES=OFF -DIKEBANA_TEST_KINDS=programs '-DIKEBANA_TEST_ONLY=^(kernels|saving|fuzz|layers)(/|$)'
    join_tests asan
  fi
  stage oracle oracle
  stage random-models random_models
  stage real-models real_models
fi

finish
