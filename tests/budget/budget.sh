#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# budget.sh <compiler> <flags> <scratch folder>: what compiling costs, as ratios of the compiler's own CPU time (user + system), each the
# smallest of at least three runs that take turns, so that a busy machine slows both sides.
set -euo pipefail
compiler=$1; flags=$2; scratch=$3
runs=${IKEBANA_BUDGET_RUNS:-3}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$scratch"
bash "$here/residual.sh" > "$scratch/residual.cpp"
cp "$here"/{seed,everything,includes}.cpp "$scratch"
declare -A least=()

# measure <name>: the least CPU milliseconds so far of compiling <name>.cpp, in least[<name>]
measure() {
  local TIMEFORMAT='%U %S' spent
  { time "$compiler" -std=c++20 "@$flags" -c "$scratch/$1.cpp" -o "$scratch/$1.o" 2> "$scratch/$1.log"; } 2> "$scratch/$1.time" || {
    echo "$1.cpp does not compile:"; cat "$scratch/$1.log"; exit 1
  }
  spent=$(awk '{ printf "%d", ($1 + $2) * 1000 }' "$scratch/$1.time")
  if [ -z "${least[$1]:-}" ] || [ "$spent" -lt "${least[$1]}" ]; then least[$1]=$spent; fi
}

over=0
# within <name> <base> <ratio>: more runs where three do not show it
within() {
  local run
  for ((run = 0; run < runs * 3; ++run)); do
    measure "$1"; measure "$2"
    if [ "$run" -ge $((runs - 1)) ] && awk "BEGIN { exit !(${least[$1]} <= $3 * ${least[$2]}) }"; then break; fi
  done
  awk -v a="${least[$1]}" -v b="${least[$2]}" -v name="$1" -v base="$2" -v most="$3" \
    'BEGIN { printf "%-11s %5d ms, %.2f times %s (%d ms); at most %s\n", name, a, a / b, base, b, most; exit a > most * b }' || over=1
}

within residual seed 2
within everything includes 1.5
exit "$over"
