// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// min(max(x, -1), 1). https://keras.io/api/layers/activations/#hardtanh-function
struct hard_tanh {
  static constexpr std::string_view keyword = "activation", name = "hard_tanh";
  static constexpr bool monotone = true, cheap = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::at_most(1.f, kernels::math::at_least(-1.f, x)); }
};
}  // namespace activations
namespace activation { inline constexpr activations::hard_tanh hard_tanh{}; }
using activation::hard_tanh;

}  // namespace ikebana
