// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x moved towards 0 by the threshold, 0 within it: `soft_shrink` (0.5), `soft_shrink(1)`. https://keras.io/api/layers/activations/#softshrink-function
struct soft_shrink {
  static constexpr std::string_view keyword = "activation", name = "soft_shrink";
  static constexpr bool cheap = true;
  float threshold = .5f;
  constexpr soft_shrink operator()(double t) const { return {float(t)}; }
  template <class Config> constexpr void get_config(Config& config) const { config("threshold", threshold); }
  template <class V> constexpr V apply(V x) const {
    const V above = x - V(threshold), below = x + V(threshold);
    return kernels::math::select_positive(above, above, kernels::math::select_positive(V(0.f) - below, below, V(0.f)));
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::soft_shrink soft_shrink{}; }
using activation::soft_shrink;

}  // namespace ikebana
