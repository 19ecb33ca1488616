// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// 1 / (1 + exp(-x)). https://keras.io/api/layers/activations/#sigmoid-function
struct sigmoid {
  static constexpr std::string_view keyword = "activation", name = "sigmoid";
  static constexpr bool monotone = true;
  static constexpr bool logistic = true;  // (1 + tanh(x / 2)) / 2: recurrent kernels have the 1/2 in their weights
  template <class V> constexpr V apply(V x) const { return kernels::math::sigmoid(x); }
};
}  // namespace activations
namespace activation { inline constexpr activations::sigmoid sigmoid{}; }
using activation::sigmoid;

}  // namespace ikebana
