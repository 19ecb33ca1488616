// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// (x + sqrt(x^2 + b)) / 2: `squareplus` (b is 4), `squareplus(1)`. https://keras.io/api/layers/activations/#squareplus-function
struct squareplus {
  static constexpr std::string_view keyword = "activation", name = "squareplus";
  static constexpr bool monotone = true;
  float b = 4;
  constexpr squareplus operator()(double smoothness) const { return {float(smoothness)}; }
  template <class Config> constexpr void get_config(Config& config) const { config("b", b); }
  template <class V> constexpr V apply(V x) const {
    const V root = kernels::math::sqrt(x * x + V(b));  // the sum would cancel below 0
    return V(.5f) * kernels::math::select_positive(x, x + root, V(b) / (root - x));
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::squareplus squareplus{}; }
using activation::squareplus;

}  // namespace ikebana
