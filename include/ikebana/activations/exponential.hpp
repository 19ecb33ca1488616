// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// exp(x). https://keras.io/api/layers/activations/#exponential-function
struct exponential {
  static constexpr std::string_view keyword = "activation", name = "exponential";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::exp(x); }
};
}  // namespace activations
namespace activation { inline constexpr activations::exponential exponential{}; }
using activation::exponential;

}  // namespace ikebana
