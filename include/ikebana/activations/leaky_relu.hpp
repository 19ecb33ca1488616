// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x where it is positive, else negative_slope * x: `leaky_relu` (0.2, Keras' default for the function), `leaky_relu(0.1f)`.
/// https://keras.io/api/layers/activations/#leakyrelu-function
struct leaky_relu {
  static constexpr std::string_view keyword = "activation", name = "leaky_relu";
  static constexpr bool cheap = true;
  float negative_slope = .2f;
  constexpr leaky_relu operator()(double slope) const { return {float(slope)}; }
  template <class Config> constexpr void get_config(Config& config) const { config("negative_slope", negative_slope); }
  template <class V> constexpr V apply(V x) const { return kernels::math::select_positive(x, x, V(negative_slope) * x); }
};
}  // namespace activations
namespace activation { inline constexpr activations::leaky_relu leaky_relu{}; }
using activation::leaky_relu;

}  // namespace ikebana
