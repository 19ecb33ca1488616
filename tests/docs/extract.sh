#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# extract.sh <folder> <root> <page.md>...: writes <folder>/<page>.cpp with all the page's blocks, <page>.file<n>.cpp for each block
# that is a file of its own, <page>.refused<n>.cpp for each that must not compile (after the blocks before it). See README.md.
set -euo pipefail
out=$1; root=$2; shift 2
mkdir -p "$out"
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
for page in "$@"; do
  name=${page#"$root"/}; name=${name%.md}; name=${name//\//.}
  awk -v page="$page" -v base="$new/$name" -v unit="page_${name//[^a-zA-Z0-9]/_}" '
    function body(kind, at, text) {
      return kind ~ /declarations|plain/ ? "#line " at " \"" page "\"\n" text : "inline void run_" at "() {\n#line " at " \"" page "\"\n" text "}\n"
    }
    function whole(text, depth,   closing) {
      while (depth-- > 0) closing = closing "}"
      return "#include <ikebana/ikebana.hpp>\n" (text ~ saving ? "#include <ikebana/saving.hpp>\n" : "") \
        "#include <cmath>\n#include <cstddef>\n#include <iostream>\n#include <span>\nusing namespace ikebana;\nnamespace " unit " {\n" text closing "}\n"
    }
    BEGIN { saving = "<ikebana/saving\\.hpp>|\\.load\\(|\\.save\\(" }
    { line[NR] = $0 }
    END {
      for (i = 1; i <= NR; ++i) {
        if (line[i] !~ /^ *```cpp *(run|refused|refused declarations)? *$/) continue
        info = line[i]; sub(/^ *```cpp */, "", info); sub(/ *$/, "", info)
        at = i + 1; text = ""
        for (++i; i <= NR && line[i] !~ /^ *```/; ++i) text = text line[i] "\n"
        if (text ~ /#include|int main/ && info !~ /refused/) {
          print "#line " at " \"" page "\"\n" text > (base ".file" at ".cpp")
        } else if (info ~ /refused/) {
          print whole(blocks body(info, at, text), depth) > (base ".refused" at ".cpp")
        } else {
          blocks = blocks "namespace block_" at " {\n" body(info == "" ? "plain" : info, at, text)
          ++depth
        }
      }
      if (depth) print whole(blocks, depth) > (base ".cpp")
    }' "$page"
done
# what has not changed keeps its date, what is gone goes
for old in "$out"/*.cpp; do [ -e "$new/${old##*/}" ] || rm -f "$old"; done
for file in "$new"/*.cpp; do
  [ -e "$file" ] || continue
  cmp -s "$file" "$out/${file##*/}" || cp "$file" "$out/"
done
