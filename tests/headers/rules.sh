#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# rules.sh [root]: what a header of this library keeps to: its licence on the first line, #pragma once, at most 500 lines, no include in
# quotes, one file each for xsimd, xtensor and Hana, no #ifdef on an instruction set, only IKEBANA_ macros; nothing long of the standard library in
# what declare.hpp reads.
set -euo pipefail
root=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
cd "$root/include/ikebana"
# one process: a grep for each rule and header would be three thousand
find . -name '*.hpp' -exec awk '
  function say(what) { print FILENAME ":" FNR ": " what; broken = 1 }
  function ended() { if (file != "" && !once) { print file ": no #pragma once"; broken = 1 } }
  FNR == 1 {
    ended(); file = FILENAME; once = 0
    if ($0 != "// SPDX-License-Identifier: BSL-1.0") say("the first line is not the licence")
  }
  FNR == 501 { say("500 lines at most") }
  !/^#/ { next }
  /^#pragma once$/ { once = 1 }
  /^# *include "/ { say("an include in quotes") }
  /^# *include <xsimd/ && file != "./kernels/simd.hpp" { say("only kernels/simd.hpp includes xsimd") }
  /^# *include <(xtensor|xtl)\// && file != "./models/xtensor.hpp" { say("only models/xtensor.hpp includes xtensor") }
  /^# *include <boost\// && file != "./graph/tuple.hpp" { say("only graph/tuple.hpp includes Hana") }
  /^# *include <(algorithm|functional|tuple|vector|string|memory|iostream|sstream|map|set|ranges)>/ &&
    file ~ /^\.\/(core|activations|initializers|layers|graph|plan|visualization)\// { say("a long standard header, which every file that declares a model would read") }
  /^# *(el)?if.*__(SSE|AVX|FMA|ARM|NEON)/ { say("an #if on an instruction set") }
  /^# *define +/ && !/define +IKEBANA_/ { say("a macro without IKEBANA_") }
  END { ended(); exit broken }' {} +
