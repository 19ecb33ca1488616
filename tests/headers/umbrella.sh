#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Writes the lists that follow from which files there are: the includes of layers, activations and initializers between two
# marker lines of ikebana/declare.hpp (those that need no tensor and no kernel) and of ikebana/ikebana.hpp (the others, where it
# has the markers), the layers and activations of ikebana/saving/registry.hpp, and the index of docs/layers/ in docs/layers.md.
#   umbrella.sh [--check] [root]    --check writes nothing, and ends with 1 where a list is out of date
set -euo pipefail
check=
if [ "${1:-}" = --check ]; then check=1; shift; fi
root=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
cd "$root"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
stale=0

# between <file> <first marker> <last marker> <list>: puts the list between the markers
between() {
  local file=$1 first=$2 last=$3 list=$4
  if ! grep -qF -- "$first" "$file" || ! grep -qF -- "$last" "$file"; then
    echo "umbrella.sh: $file lacks its marker lines '$first' and '$last'" >&2
    exit 2
  fi
  FIRST=$first LAST=$last awk -v list="$list" '
    index($0, ENVIRON["LAST"]) { inside = 0 }
    !inside { print }
    index($0, ENVIRON["FIRST"]) { inside = 1; while ((getline line < list) > 0) print line }' "$file" > "$scratch/new"
  cmp -s "$file" "$scratch/new" && return
  if [ -n "$check" ]; then
    diff -u "$file" "$scratch/new" || true
    stale=1
  else
    cat "$scratch/new" > "$file"
    echo "$file: written"
  fi
}

headers=$(cd include && for folder in activations initializers layers; do
  [ ! -d "ikebana/$folder" ] || find "ikebana/$folder" -name '*.hpp'
done | LC_ALL=C sort)
: > "$scratch/declare"; : > "$scratch/rest"
for header in $headers; do
  if grep -E '#include <(ikebana/(models|plan|kernels|saving)/|xtensor|xsimd|xtl)' "include/$header" | grep -qv 'ikebana/kernels/declared\.hpp'; then
    echo "#include <$header>" >> "$scratch/rest"
  else
    echo "#include <$header>" >> "$scratch/declare"
  fi
done
first='// layers: written by tests/headers/umbrella.sh'
last='// end of layers'
between include/ikebana/declare.hpp "$first" "$last" "$scratch/declare"
if [ -s "$scratch/rest" ] || grep -qF "$first" include/ikebana/ikebana.hpp; then
  between include/ikebana/ikebana.hpp "$first" "$last" "$scratch/rest"
fi

# the layers by the samples at the foot of their headers (a lambda has another type in every file, so Lambda's is left out), the activations by
# their objects
registry=include/ikebana/saving/registry.hpp
if [ -f "$registry" ]; then
  find include/ikebana/layers -name '*.hpp' | LC_ALL=C sort | xargs sed -nE 's/^static_assert\(written_layer<([^[]*)>\);$/      detail::registered<\1>,/p' > "$scratch/samples"
  between "$registry" "$first" "$last" "$scratch/samples"
  find include/ikebana/activations -name '*.hpp' | LC_ALL=C sort | xargs cat > "$scratch/activations"
  sed -nE 's/^.*inline constexpr activations::[a-z0-9_]+ ([a-z0-9_]+)\{\}.*$/\1/p' "$scratch/activations" | LC_ALL=C sort -u | while read -r name; do
    if grep -q "^using activation::$name;" "$scratch/activations"; then short=true; else short=false; fi
    echo "      {\"$name\", $short},"
  done > "$scratch/names"
  between "$registry" '// activations: written by tests/headers/umbrella.sh' '// end of activations' "$scratch/names"
fi

if [ -f docs/layers.md ]; then
  # a page is listed by its title and the first sentence after it, under the name of its folder
  find docs/layers -name '*.md' 2> /dev/null | LC_ALL=C sort | while read -r page; do
    awk -v link="${page#docs/}" '
      /^# / && title == "" { title = substr($0, 3); next }
      title != "" && NF { text = $0; exit }
      END {
        if (match(text, /\.( |$)/)) text = substr(text, 1, RSTART)
        printf "- [%s](%s)%s\n", title, link, text == "" ? "" : ": " text
      }' "$page"
  done > "$scratch/pages"
  between docs/layers.md '<!-- layers: written by tests/headers/umbrella.sh -->' '<!-- end of layers -->' "$scratch/pages"
fi
if [ "$stale" = 1 ]; then
  echo "run tests/headers/umbrella.sh"
  exit 1
fi
