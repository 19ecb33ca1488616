// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// max(x, 0). https://keras.io/api/layers/activations/#relu-function
struct relu {
  static constexpr std::string_view keyword = "activation", name = "relu";
  static constexpr bool monotone = true, makes_zeros = true, cheap = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::at_least(0.f, x); }
};
}  // namespace activations
namespace activation { inline constexpr activations::relu relu{}; }
using activation::relu;

}  // namespace ikebana
