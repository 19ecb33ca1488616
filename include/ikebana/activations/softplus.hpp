// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// log(exp(x) + 1). https://keras.io/api/layers/activations/#softplus-function
struct softplus {
  static constexpr std::string_view keyword = "activation", name = "softplus";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::at_least(0.f, x) + kernels::math::log1p(kernels::math::exp(V(0.f) - kernels::math::abs(x))); }
};
}  // namespace activations
namespace activation { inline constexpr activations::softplus softplus{}; }
using activation::softplus;

}  // namespace ikebana
