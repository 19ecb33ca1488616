// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// log(1 / (1 + exp(-x))). https://keras.io/api/layers/activations/#logsigmoid-function
struct log_sigmoid {
  static constexpr std::string_view keyword = "activation", name = "log_sigmoid";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const {
    return kernels::math::at_most(0.f, x) - kernels::math::log1p(kernels::math::exp(V(0.f) - kernels::math::abs(x)));
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::log_sigmoid log_sigmoid{}; }
using activation::log_sigmoid;

}  // namespace ikebana
