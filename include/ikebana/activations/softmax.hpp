// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/along.hpp>

namespace ikebana {

namespace activations {
/// exp(x) / sum(exp(x)) over the last axis; `softmax(axis(1))` over another, in `Activation`. https://keras.io/api/layers/activations/#softmax-function
struct softmax {
  static constexpr std::string_view keyword = "activation", name = "softmax";
  constexpr along<softmax> operator()(ikebana::axis a) const { return {a.value}; }
  template <architecture A, class Count, class Length> static void rows(Count count, Length n, const float* x, float* y) {
    kernels::softmax<A>(count, n, x, y);
  }
  template <architecture A, class Count, class Length, class Inner> static void columns(Count count, Length n, Inner inner, const float* x, float* y) {
    kernels::softmax_columns<A>(count, n, inner, x, y);
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::softmax softmax{}; }
using activation::softmax;

}  // namespace ikebana
