// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// The hyperbolic tangent. Only by its whole name, `activation::tanh`: <cmath> has a global one. https://keras.io/api/layers/activations/#tanh-function
struct tanh {
  static constexpr std::string_view keyword = "activation", name = "tanh";
  static constexpr bool monotone = true;
  static constexpr bool hyperbolic = true;  // recurrent kernels then make one function of all gates
  template <class V> constexpr V apply(V x) const { return kernels::math::tanh(x); }
};
}  // namespace activations
namespace activation { inline constexpr activations::tanh tanh{}; }

}  // namespace ikebana
