#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Writes docs/errors.md from the cases: the mistake, the mend, and what each compiler says.
#   errors.sh [--check] [flags [said]]   --check only compares, and ends with 1 where the page is out of date, 77 where a compiler is missing;
#                                        flags is a build tree's ikebana.flags, without it the installed dependencies are used;
#                                        said is a folder in which the tests left what the compilers say, without it they are run
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
page="$root/docs/errors.md"
check=
if [ "${1:-}" = --check ]; then check=1; shift; fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
flags="${1:-$scratch/flags}"
[ -n "${1:-}" ] || printf -- '-I"%s/include"\n' "$root" > "$flags"

# compiler, standard, how the page calls it
compilers=("g++-12 20 g++ 12" "clang++-16 20 clang 16" "clang++-19 20 clang 19" "clang++-19 26 clang 19 in C++26")
for entry in "${compilers[@]}"; do
  if ! command -v "${entry%% *}" > /dev/null; then
    echo "errors.sh: docs/errors.md cannot be written without ${entry%% *}, which is not installed"
    exit 77
  fi
done

said=${2:-}
# nothing to do where the tests did it
mapfile -t run < <(if [ -z "$said" ]; then printf '%s\n' "${compilers[@]}"; fi)
[ -n "$said" ] || said=$scratch
for entry in "${run[@]}"; do
  read -r compiler standard _ <<< "$entry"
  printf '%s\0' cmake "-DPRECOMPILE=$scratch/$compiler.$standard" "-DCOMPILER=$compiler" "-DFLAGS=$flags" "-DSTANDARD=$standard" -P "$here/expect.cmake"
done | xargs -0 -r -n 7 -P "$(nproc)" env

mapfile -t cases < <(cd "$here" && find . -mindepth 2 -name '*.cpp' -not -path './self/*' | sed 's|^\./||' | LC_ALL=C sort)
for case in "${cases[@]}"; do
  for entry in "${run[@]}"; do
    read -r compiler standard _ <<< "$entry"
    dump="$said/${case//\//__}.$compiler.$standard"
    printf '%s\0' cmake "-DCASE=$here/$case" "-DCOMPILER=$compiler" "-DFLAGS=$flags" "-DSTANDARD=$standard" "-DDUMP=$dump" \
      "-DPRECOMPILED=$scratch/$compiler.$standard" -P "$here/expect.cmake"
  done
done | xargs -0 -r -n 9 -P "$(nproc)" env

new="$scratch/errors.md"
{
  echo '# Errors'
  echo
  echo 'What the compiler says to each mistake, and how it is mended. This page is written by `tests/compile_fail/errors.sh` from the cases beside it,'
  echo 'which are tests: paste a line of your error, without `ikebana::`, into the search to find it. That namespace, paths, line numbers and the lines that lead to an error'
  echo '(`In file included from`, `required from`, `in instantiation of`; the last of them is your own line) are left out here: an error is ten lines at most.'
  echo
  echo 'How to read one. In C++20 the line with `error:` (g++: the `note:` after it) shows a type, `refusal<at_layer<position, layer>, named_layer<name>, because<...>,'
  echo 'takes<...>, gets<...>, from_layer<name>, mend<...>>`: the layer that does not fit, counted from 0 with the Input, what it takes, what it gets and from which layer;'
  echo 'the words that would say nothing are left out. In C++26 clang (17 or newer) prints the sentence instead, which is also `why_not<Net>`. A chain is refused where it is'
  echo 'written; the other models are where they are first used, and naming or asking a wrong one, `sound<Net>`, is no error. Where no use is shown here, `Net` is used after the block.'
  area=
  for case in "${cases[@]}"; do
    if [ "${case%/*}" != "$area" ]; then
      area=${case%/*}
      printf '\n## %s\n' "${area//_/ }"
    fi
    awk -v file="$case" '
      FNR == 1 && /SPDX/ { next }
      /^\/\// && !code {
        line = $0; sub(/^\/\/ ?/, "", line)
        if (line ~ /^(error|error\([a-z]*\)|sentence): /) { where = "promise"; next }
        if (line ~ /^mend: /) { where = "mend"; sub(/^mend: /, "", line) }
        if (line == "") { where = ""; next }
        if (where == "mend") mend = mend (mend == "" ? "" : " ") line
        else if (where == "") words = words (words == "" ? "" : " ") line
        next
      }
      { code = 1 }
      /^#include/ || /^using namespace/ || /^$/ { next }
      /^int main\(\) \{$/ { inside = 1; next }
      /^int main/ || (inside && /^}$/) { next }
      { line = $0; if (inside) sub(/^  /, "", line) }
      /^ *#ifdef REFUSED/ { part = "refused"; next }
      /^ *#else/ && part == "refused" { part = "mended"; next }
      /^ *#endif/ && part != "" { part = "after"; next }
      part == "" { before = before line "\n" }
      part == "refused" { refused = refused line "\n" }
      part == "mended" { mended = mended line "\n" }
      part == "after" && line !~ /^return/ { after = after line "\n" }
      END {
        title = words; sub(/\.$/, "", title)
        printf "\n### %s\n\n```c++\n%s```\n\nMend: %s\n", title, before refused after, mend
        if (mended != "") printf "\n```c++\n%s```\n", mended
      }' "$here/$case"
    declare -A names=()
    texts=()
    for entry in "${compilers[@]}"; do
      read -r compiler standard name <<< "$entry"
      text=$(grep -Ev '^In file included|^ +from |: (required (from|by)|in .constexpr. expansion)|In instantiation of|note: in instantiation of|[0-9.cph]+: +(required|in .constexpr)' \
        "$said/${case//\//__}.$compiler.$standard" | sed 's/ikebana:://g')
      if [ -z "${names[$text]+set}" ]; then texts+=("$text"); names[$text]=$name; else names[$text]+=", $name"; fi
    done
    for text in "${texts[@]}"; do printf '\n%s:\n\n```text\n%s\n```\n' "${names[$text]}" "$text"; done
    unset names
  done
} > "$new"

if [ -n "$check" ]; then
  if ! diff -u "$page" "$new" > "$scratch/difference"; then
    head -60 "$scratch/difference"
    echo "docs/errors.md is out of date: run tests/compile_fail/errors.sh"
    exit 1
  fi
else
  mkdir -p "$root/docs"
  mv "$new" "$page"
  echo "$page: ${#cases[@]} cases"
fi
