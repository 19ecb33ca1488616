// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// (x + 1)^2 / 4 between -1 and 1, 0 below and x above. https://keras.io/api/layers/activations/#sparseplus-function
struct sparse_plus {
  static constexpr std::string_view keyword = "activation", name = "sparse_plus";
  static constexpr bool monotone = true, cheap = true;
  template <class V> constexpr V apply(V x) const {
    const V inner = kernels::math::at_most(1.f, kernels::math::at_least(-1.f, x)) + V(1.f);
    return V(.25f) * inner * inner + kernels::math::at_least(0.f, x - V(1.f));
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::sparse_plus sparse_plus{}; }
using activation::sparse_plus;

}  // namespace ikebana
