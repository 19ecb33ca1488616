// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// min(max(x, 0), 6). https://keras.io/api/layers/activations/#relu6-function
struct relu6 {
  static constexpr std::string_view keyword = "activation", name = "relu6";
  static constexpr bool monotone = true, makes_zeros = true, cheap = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::at_most(6.f, kernels::math::at_least(0.f, x)); }
};
}  // namespace activations
namespace activation { inline constexpr activations::relu6 relu6{}; }
using activation::relu6;

}  // namespace ikebana
