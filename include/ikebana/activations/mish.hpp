// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/softplus.hpp>

namespace ikebana {

namespace activations {
/// x * tanh(softplus(x)). https://keras.io/api/layers/activations/#mish-function
struct mish {
  static constexpr std::string_view keyword = "activation", name = "mish";
  template <class V> constexpr V apply(V x) const { return x * kernels::math::tanh(softplus{}.apply(x)); }
};
}  // namespace activations
namespace activation { inline constexpr activations::mish mish{}; }
using activation::mish;

}  // namespace ikebana
