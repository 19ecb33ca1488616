// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// exp(x) / sum(exp(x)) over the last axis. https://keras.io/api/layers/activations/#softmax-function
struct softmax {
  static constexpr std::string_view keyword = "activation", name = "softmax";
  template <architecture A, class Count, class Length> static void rows(Count count, Length n, const float* x, float* y) {
    kernels::softmax<A>(count, n, x, y);
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::softmax softmax{}; }
using activation::softmax;

}  // namespace ikebana
