// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x * sigmoid(x), also called swish. https://keras.io/api/layers/activations/#silu-function
struct silu {
  static constexpr std::string_view keyword = "activation", name = "silu";
  template <class V> constexpr V apply(V x) const { return x * kernels::math::sigmoid(x); }
};
}  // namespace activations
namespace activation {
inline constexpr activations::silu silu{};
inline constexpr activations::silu swish{};
}  // namespace activation
using activation::silu;
using activation::swish;

}  // namespace ikebana
