// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/along.hpp>

namespace ikebana {

namespace activations {
/// The nearest point to x whose elements are not negative and have the sum 1, over the last axis; `sparsemax(axis(1))` over another, in
/// `Activation`. https://keras.io/api/layers/activations/#sparsemax-function
struct sparsemax {
  static constexpr std::string_view keyword = "activation", name = "sparsemax";
  constexpr along<sparsemax> operator()(ikebana::axis a) const { return {a.value}; }
  template <architecture A, class Count, class Length> static void rows(Count count, Length n, const float* x, float* y) {
    kernels::sparsemax<A>(count, n, x, y);
  }
  template <architecture A, class Count, class Length, class Inner> static void columns(Count count, Length n, Inner inner, const float* x, float* y) {
    kernels::sparsemax_columns<A>(count, n, inner, x, y);
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::sparsemax sparsemax{}; }
using activation::sparsemax;

}  // namespace ikebana
