#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# tests/benchmark/run.sh   installs what is missing, builds, measures, and prints one table; docs/performance.md says how to read it
#   --only W1,W6d          rows whose names begin so
#   --check                exits with 1 when a row is under its reach, or lacks the peer that it is measured against
#   --threads 2            the rows that run on several threads
#   --march x86-64-v3      what all is compiled for (native); peers are held to AVX2 then, those that can be
#   --compiler clang++-19  (c++)
#   --rounds 25            turns of each contestant; --sample 2 milliseconds each
#   --doc                  writes the table into docs/performance.md
#   --no-sizes             leaves out binary sizes and compile times
# JSON is in build/benchmark/<compiler>-<march>-<threads>/results.json.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
here=tests/benchmark
said="$here/run.sh${*:+ $*}"

only='' check='' threads=1 march=native compiler='' rounds=25 sample=2 page='' sizes=1
while [ $# -gt 0 ]; do
  case $1 in
    --only) only=$2; shift ;;
    --check) check=--check ;;
    --threads) threads=$2; shift ;;
    --march) march=$2; shift ;;
    --compiler) compiler=$2; shift ;;
    --rounds) rounds=$2; shift ;;
    --sample) sample=$2; shift ;;
    --doc) page=docs/performance.md ;;
    --no-sizes) sizes='' ;;
    *) sed -n '3,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift
done

# --- What is missing. Google Benchmark must be there; a peer need not.
. tests/setup.sh
setup build tests
for entry in libopenblas-dev:cblas.h libdnnl-dev:oneapi/dnnl/dnnl.hpp libeigen3-dev:eigen3/Eigen/Core libxsmm-dev:libxsmm.h libxnnpack-dev:xnnpack.h \
  libpthreadpool-dev:pthreadpool.h; do
  if ! setup_present "${entry#*:}" && ! compgen -G "/usr/include/*/${entry#*:}" > /dev/null; then
    echo "setup: installing ${entry%%:*}"
    setup_update
    setup_as_root apt-get install -y -qq --no-install-recommends "${entry%%:*}" > /dev/null || echo "setup: no ${entry%%:*}, going on without that peer"
  fi
done
[ -n "$compiler" ] || compiler=${CXX:-c++}
if ! command -v "$compiler" > /dev/null; then
  setup_update
  package=${compiler/clang++/clang}
  setup_as_root apt-get install -y -qq --no-install-recommends "$package" > /dev/null
fi
venv=build/benchmark/venv
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import onnx, onnxruntime' 2> /dev/null; then
  python3 -c 'import ensurepip, venv' 2> /dev/null || { setup_update; setup_as_root apt-get install -y -qq --no-install-recommends python3-venv > /dev/null; } || true
  python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check onnx onnxruntime || echo "setup: no ONNX Runtime, going on without that peer"
fi
ONNXRUNTIME_PYTHON=''
if "$venv/bin/python" -c 'import onnx, onnxruntime' 2> /dev/null; then ONNXRUNTIME_PYTHON=$root/$venv/bin/python; fi
export ONNXRUNTIME_PYTHON

# --- Build
programs=$(python3 -B "$here/rows.py" "$only" "$threads")
if [ -z "$programs" ]; then
  echo "run.sh: no row is called $only" >&2
  exit 2
fi
name=$(basename "$compiler")
build=build/benchmark/$name-$march
results=build/benchmark/$name-$march-$threads
mkdir -p "$results"
rm -f "$results"/*.json
cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DIKEBANA_EXAMPLES=OFF -DIKEBANA_SAVING=OFF '-DIKEBANA_OPTIMIZE=-O3 -DNDEBUG' \
  -DIKEBANA_TEST_KINDS=benchmark -DIKEBANA_BENCHMARK_PEERS=ON -DIKEBANA_BENCHMARK_MARCH="$march" > "$results/configure.log" || { cat "$results/configure.log"; exit 1; }
# shellcheck disable=SC2086
cmake --build "$build" -j "$(nproc)" --target benchmark_bandwidth $(printf 'benchmark_%s ' $programs) > "$results/build.log" || { tail -60 "$results/build.log"; exit 1; }

# --- Measure, on the last cores
export OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads
held_to_avx2=(DNNL_MAX_CPU_ISA=AVX2 OPENBLAS_CORETYPE=Haswell LIBXSMM_TARGET=hsw)
cores=$(($(nproc) - threads))-$(($(nproc) - 1))
pinned() { taskset -c "$cores" "$@"; }

# cache <level> <otherwise>: KiB of the data cache
cache() {
  local index
  for index in /sys/devices/system/cpu/cpu0/cache/index*; do
    if [ -r "$index/size" ] && [ "$(cat "$index/level")" = "$1" ] && [ "$(cat "$index/type")" != Instruction ]; then sed 's/K$//' "$index/size"; return; fi
  done
  echo "$2"
}
l1=$(cache 1 32) l2=$(cache 2 1024) l3=$(cache 3 8192)
overhead=null
if [ -n "$ONNXRUNTIME_PYTHON" ]; then overhead=$(pinned "$ONNXRUNTIME_PYTHON" "$here/onnxruntime_worker.py" --overhead || echo null); fi
sizes_read=("$((l1 / 2))" "$((l2 / 2))" "$((l3 / 4))" 262144)
pinned "$build/tests/benchmark_bandwidth" "${sizes_read[@]}" > "$results/bandwidth.json"
python3 - "$results" "$overhead" "$l1" "$l2" "$l3" <<'PYTHON'
import json, sys
folder, overhead, *caches = sys.argv[1:]
measured = json.load(open(f"{folder}/bandwidth.json"))
measured["read"] = dict(zip(("L1", "L2", "L3", "DRAM"), measured["read"].values()))
measured["caches"] = {f"L{i + 1}": int(size) * 1024 for i, size in enumerate(caches)}
measured["onnxruntime_overhead"] = json.loads(overhead)
json.dump(measured, open(f"{folder}/limits.json", "w"))
PYTHON
rm "$results/bandwidth.json"
wrong=0
for program in $programs; do
  environment=()
  if [ "$march" = x86-64-v3 ] || [ "$program" = past_avx2 ]; then environment=("${held_to_avx2[@]}"); fi
  printf '%s: measuring %s\n' "$(date +%T)" "$program" >&2
  env "${environment[@]}" taskset -c "$cores" "$build/tests/benchmark_$program" --only="$only" --rounds="$rounds" --sample="$sample" --threads="$threads" \
    --json="$results/$program.json" > "$results/$program.log" || { echo "$program: contestants disagree in their numbers" >&2; wrong=1; }
done

# --- Binary size and compile time of the smallest program around each network
if [ -n "$sizes" ] && [ "$threads" = 1 ]; then
  between='['
  for network in W1:w1 W2:w2 W3:w3 W4:w4 W4_gru:w4 W5:w5 W5_lstm:w5 W6a:w6 W6d:w6; do
    case " $programs " in *" ${network#*:} "*) ;; *) continue ;; esac
    program=$results/size_${network%:*}
    compile=("$compiler" -std=c++20 -O2 -DNDEBUG "-march=$march" -w "@$build/ikebana.flags" "-DNETWORK=${network%:*}" "$here/size.cpp" -s -o "$program")
    TIMEFORMAT=%R
    seconds=$({ time "${compile[@]}" > "$program.log" 2>&1; } 2>&1) || { cat "$program.log"; exit 1; }
    printf '%s{"network": "%s", "bytes": %s, "seconds": %s}' "$between" "${network%:*}" "$(stat -c %s "$program")" "$seconds" >> "$results/sizes.json"
    between=', '
  done
  echo ']' >> "$results/sizes.json"
fi

key="$name, $march$([ "$march" != native ] || ! grep -q avx512f /proc/cpuinfo || echo ", AVX-512")$([ "$threads" = 1 ] || echo ", $threads threads")"
python3 -B "$here/table.py" "$results" --only "$only" --threads "$threads" --key "$key" --compiler "$compiler" --command "$said" ${check:+"$check"} ${page:+--page "$page"} || wrong=1
exit "$wrong"
