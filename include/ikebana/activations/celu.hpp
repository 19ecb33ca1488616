// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>

namespace ikebana {

namespace activations {
/// x where it is positive, else alpha * (exp(x / alpha) - 1): `celu`, `celu(0.5)`. https://keras.io/api/layers/activations/#celu-function
struct celu {
  static constexpr std::string_view keyword = "activation", name = "celu";
  float alpha = 1;
  constexpr celu operator()(double a) const { return {float(a)}; }
  template <class Config> constexpr void get_config(Config& config) const { config("alpha", alpha); }
  template <class V> constexpr V apply(V x) const {
    return kernels::math::select_positive(x, x, V(alpha) * kernels::math::expm1(kernels::math::at_most(0.f, x) / V(alpha)));
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::celu celu{}; }
using activation::celu;

}  // namespace ikebana
