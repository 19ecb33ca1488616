// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// The scaled exponential linear unit, 1.0507 * elu(x, 1.6733). https://keras.io/api/layers/activations/#selu-function
struct selu {
  static constexpr std::string_view keyword = "activation", name = "selu";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::select_positive(x, V(1.05070098f) * x, V(1.75809934f) * kernels::math::expm1(kernels::math::at_most(0.f, x))); }
};
}  // namespace activations
namespace activation { inline constexpr activations::selu selu{}; }
using activation::selu;

}  // namespace ikebana
