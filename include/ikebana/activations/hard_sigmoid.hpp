// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// relu6(x + 3) / 6. https://keras.io/api/layers/activations/#hardsigmoid-function
struct hard_sigmoid {
  static constexpr std::string_view keyword = "activation", name = "hard_sigmoid";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::at_most(6.f, kernels::math::at_least(0.f, V(x + V(3.f)))) / V(6.f); }
};
}  // namespace activations
namespace activation { inline constexpr activations::hard_sigmoid hard_sigmoid{}; }
using activation::hard_sigmoid;

}  // namespace ikebana
