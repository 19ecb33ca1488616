// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x where |x| is above the threshold, else 0: `hard_shrink` (0.5), `hard_shrink(1)`. https://keras.io/api/layers/activations/#hardshrink-function
struct hard_shrink {
  static constexpr std::string_view keyword = "activation", name = "hard_shrink";
  static constexpr bool cheap = true;
  float threshold = .5f;
  constexpr hard_shrink operator()(double t) const { return {float(t)}; }
  template <class Config> constexpr void get_config(Config& config) const { config("threshold", threshold); }
  template <class V> constexpr V apply(V x) const { return kernels::math::select_positive(kernels::math::abs(x) - V(threshold), x, V(0.f)); }
};
}  // namespace activations
namespace activation { inline constexpr activations::hard_shrink hard_shrink{}; }
using activation::hard_shrink;

}  // namespace ikebana
