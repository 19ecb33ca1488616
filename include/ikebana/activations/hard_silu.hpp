// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/hard_sigmoid.hpp>

namespace ikebana {

namespace activations {
/// x * hard_sigmoid(x), also called hard swish. https://keras.io/api/layers/activations/#hardsilu-function
struct hard_silu {
  static constexpr std::string_view keyword = "activation", name = "hard_silu";
  template <class V> constexpr V apply(V x) const { return x * hard_sigmoid{}.apply(x); }
};
}  // namespace activations
namespace activation {
inline constexpr activations::hard_silu hard_silu{};
inline constexpr activations::hard_silu hard_swish{};
}  // namespace activation
using activation::hard_silu;
using activation::hard_swish;

}  // namespace ikebana
