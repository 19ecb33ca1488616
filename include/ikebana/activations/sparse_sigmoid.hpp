// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// (x + 1) / 2 between -1 and 1, 0 below and 1 above. https://keras.io/api/layers/activations/#sparsesigmoid-function
struct sparse_sigmoid {
  static constexpr std::string_view keyword = "activation", name = "sparse_sigmoid";
  static constexpr bool monotone = true, cheap = true;
  template <class V> constexpr V apply(V x) const { return V(.5f) * kernels::math::at_most(1.f, kernels::math::at_least(-1.f, x)) + V(.5f); }
};
}  // namespace activations
namespace activation { inline constexpr activations::sparse_sigmoid sparse_sigmoid{}; }
using activation::sparse_sigmoid;

}  // namespace ikebana
