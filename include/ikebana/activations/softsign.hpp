// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x / (abs(x) + 1). https://keras.io/api/layers/activations/#softsign-function
struct softsign {
  static constexpr std::string_view keyword = "activation", name = "softsign";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return x / (kernels::math::abs(x) + V(1.f)); }
};
}  // namespace activations
namespace activation { inline constexpr activations::softsign softsign{}; }
using activation::softsign;

}  // namespace ikebana
