// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x where it is above a threshold, else a value: `threshold(0.5, 0)`. https://keras.io/api/layers/activations/#threshold-function
struct threshold {
  static constexpr std::string_view keyword = "activation", name = "threshold";
  static constexpr bool cheap = true;
  float above, default_value;
  template <class Config> constexpr void get_config(Config& config) const {
    config("threshold", above);
    config("default_value", default_value);
  }
  template <class V> constexpr V apply(V x) const { return kernels::math::select_positive(x - V(above), x, V(default_value)); }
};

/// `threshold(1)`: below it ReLU damps, an option of that layer. `threshold(0.5, 0)`: the activation.
struct threshold_option {
  static constexpr std::string_view keyword = "threshold";
  float value = 0;
  constexpr threshold_option operator()(double t) const { return {float(t)}; }
  constexpr threshold operator()(double t, double default_value) const { return {float(t), float(default_value)}; }
};
}  // namespace activations
namespace activation { inline constexpr activations::threshold_option threshold{}; }
using activation::threshold;

}  // namespace ikebana
