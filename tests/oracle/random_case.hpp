// SPDX-License-Identifier: BSL-1.0
// What the programs that random_cases.py writes say of their models: what is refused and why, shapes, parameters, differences from Keras.
#pragma once
#include <cstdio>

#include "oracle/functions.hpp"

namespace oracle {
using namespace ikebana;

/// One line: `7 refused <sentence>`, or `7 sound <parameters> <shapes>`.
template <class Net> void tell(int id) {
  if constexpr (sound<Net>) {
    using facts = typename network<Net>::facts;
    std::printf("%d sound %d ", id, facts::parameters.count);
    const char* between = "";
    for (int n : facts::outputs) {
      const auto shape = basic_text<96>{} << facts::known.spec[n].shape;
      std::printf("%s%s", between, shape.c_str());
      between = ", ";
    }
    std::puts("");
  } else {
    constexpr text sentence = why_not<Net>;
    std::printf("%d refused %s\n", id, sentence.c_str());
  }
}

}  // namespace oracle
