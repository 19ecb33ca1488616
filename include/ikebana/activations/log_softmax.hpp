// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/along.hpp>

namespace ikebana {

namespace activations {
/// x - log(sum(exp(x))) over the last axis; `log_softmax(axis(1))` over another, in `Activation`. https://keras.io/api/layers/activations/#logsoftmax-function
struct log_softmax {
  static constexpr std::string_view keyword = "activation", name = "log_softmax";
  constexpr along<log_softmax> operator()(ikebana::axis a) const { return {a.value}; }
  template <architecture A, class Count, class Length> static void rows(Count count, Length n, const float* x, float* y) {
    kernels::log_softmax<A>(count, n, x, y);
  }
  template <architecture A, class Count, class Length, class Inner> static void columns(Count count, Length n, Inner inner, const float* x, float* y) {
    kernels::log_softmax_columns<A>(count, n, inner, x, y);
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::log_softmax log_softmax{}; }
using activation::log_softmax;

}  // namespace ikebana
