// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x - tanh(x). https://keras.io/api/layers/activations/#tanhshrink-function
struct tanh_shrink {
  static constexpr std::string_view keyword = "activation", name = "tanh_shrink";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const {
    // near 0 the difference would cancel: the series of it instead
    const V y = x * x;
    const V series = x * y * (V(.333333333f) - y * (V(.133333333f) - y * (V(.0539682540f) - y * (V(.0218694885f) - y * V(.00886323552f)))));
    return kernels::math::select_positive(y - V(.1225f), x - kernels::math::tanh(x), series);
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::tanh_shrink tanh_shrink{}; }
using activation::tanh_shrink;

}  // namespace ikebana
