# SPDX-License-Identifier: BSL-1.0
# shellcheck shell=bash
# Sourced by tests/run.sh and examples/run.sh. setup <what>...: installs what is missing of
#   build    a C++20 compiler, CMake 3.25, Ninja, and the libraries that ikebana stands on
#   tests    Catch2, ccache, oneTBB, Google Benchmark
#   all      the other compilers, the sanitizers' runtime, Python's venv
# with apt-get (as root, or by sudo). Where that can't be, it says what is missing and how to get it, and returns 1.
# setup sets GCC, CLANG_OLD and CLANG_NEW to the compilers of the matrix, with `all`; empty where there is none.

# package, and a command or a header that shows that it is there, however it came
setup_build='g++:c++ cmake:cmake ninja-build:ninja libboost-dev:boost/hana.hpp libxtensor-dev:xtensor libxsimd-dev:xsimd/xsimd.hpp
  libhdf5-dev:hdf5.h libzip-dev:zip.h libcli11-dev:CLI/CLI.hpp pkg-config:pkg-config'
setup_tests='catch2:catch2 ccache:ccache libtbb-dev:tbb/task_arena.h libbenchmark-dev:benchmark/benchmark.h'

setup_present() {
  command -v "$1" > /dev/null && return
  local folder
  for folder in /usr/include /usr/local/include /usr/include/hdf5/serial; do
    [ -e "$folder/$1" ] && return
  done
  return 1
}

# as_root <command>...: does it as root, if this person may
setup_as_root() {
  if [ "$(id -u)" = 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo > /dev/null; then sudo DEBIAN_FRONTEND=noninteractive "$@"
  else return 1; fi
}

setup_updated=
setup_update() {
  [ -n "$setup_updated" ] && return
  setup_updated=1
  setup_as_root apt-get update -qq || echo "setup: apt-get update failed; going on with the lists that are here" >&2
}

# offered <package>: whether the distribution has it
setup_offered() { [ -n "$(apt-cache madison "$1" 2> /dev/null)" ]; }

# first <command prefix> <package prefix> <version>...: the first of these compilers that is here or offered, with its package
setup_first() {
  local command=$1 package=$2 version
  shift 2
  for version in "$@"; do
    if command -v "$command-$version" > /dev/null; then echo "$command-$version"; return; fi
    if command -v apt-get > /dev/null && setup_offered "$package-$version"; then echo "$command-$version $package-$version"; return; fi
  done
}

setup() {
  local want entry package missing=() found wanted
  GCC='' CLANG_OLD='' CLANG_NEW=''
  for want in "$@"; do
    case $want in
      build) wanted=$setup_build ;;
      tests) wanted=$setup_tests ;;
      all)
        wanted=''
        if ! command -v g++-12 clang++-16 clang++-19 > /dev/null; then command -v apt-get > /dev/null && setup_update; fi
        read -r GCC package <<< "$(setup_first g++ g++ 12 13 14 15)" || true
        [ -z "$package" ] || missing+=("$package")
        read -r CLANG_OLD package <<< "$(setup_first clang++ clang 16 17 18)" || true
        [ -z "$package" ] || missing+=("$package")
        read -r CLANG_NEW package <<< "$(setup_first clang++ clang 19 20 21 18)" || true
        [ -z "$package" ] || missing+=("$package")
        if [ -n "$CLANG_NEW" ] && ! compgen -G "/usr/lib/llvm-${CLANG_NEW##*-}/lib/clang/*/lib/linux/libclang_rt.asan*" > /dev/null; then
          missing+=("libclang-rt-${CLANG_NEW##*-}-dev")
        fi
        python3 -c 'import ensurepip, venv' 2> /dev/null || missing+=(python3-venv)
        [ "$GCC" = g++-12 ] || echo "setup: no g++-12 here, taking ${GCC:-none}"
        [ "$CLANG_OLD" = clang++-16 ] || echo "setup: no clang-16 here, taking ${CLANG_OLD:-none}"
        [ "$CLANG_NEW" = clang++-19 ] || echo "setup: no clang-19 here, taking ${CLANG_NEW:-none}"
        ;;
      *) echo "setup: $want?" >&2; return 2 ;;
    esac
    for entry in $wanted; do setup_present "${entry#*:}" || missing+=("${entry%%:*}"); done
  done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${missing[*]}"
    if ! command -v apt-get > /dev/null; then
      setup_say "this is neither Debian nor Ubuntu (no apt-get)" "${missing[@]}"
      return 1
    fi
    setup_update
    if ! setup_as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null; then
      setup_say "apt-get could not install them (root or sudo is needed)" "${missing[@]}"
      return 1
    fi
  fi
  found=$(cmake --version | sed -n '1s/.*version //p')
  if [ "$(printf '%s\n' 3.25 "$found" | sort -V | head -1)" != 3.25 ]; then
    echo "setup: CMake 3.25 or newer is needed, this is $found. Debian 12 and Ubuntu 24.04 have it; so has the Python package cmake." >&2
    return 1
  fi
}

setup_say() {
  local why=$1
  shift
  {
    echo "setup: $why, and these are missing: $*"
    echo "On Debian or Ubuntu, as root:  apt-get install $*"
    echo "Elsewhere: a C++20 compiler (g++ 12, clang 16), CMake 3.25, Ninja, Boost.Hana, xtensor 0.24 or newer, xsimd 8 or newer, Catch2, and"
    echo "the HDF5 C library and libzip, by your package manager. What CMake does not find of Hana, xtensor, xsimd and Catch2 it fetches by git itself:"
    echo "  cmake -S . -B build/default -G Ninja && cmake --build build/default && ctest --test-dir build/default"
  } >&2
}
