// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/core/option.hpp>

namespace ikebana {

/// An option of gelu: `gelu(approximate)`.
inline constexpr flag<"approximate"> approximate{};

namespace activations {
/// x / 2 * (1 + erf(x / sqrt(2))), or with `approximate` the form with tanh that older models have.
/// https://keras.io/api/layers/activations/#gelu-function
struct gelu {
  static constexpr std::string_view keyword = "activation", name = "gelu";
  bool approximate = false;
  constexpr gelu operator()(flag<"approximate"> how) const { return {how.value}; }
  template <class Config> constexpr void get_config(Config& config) const { config("approximate", approximate); }
  template <class V> constexpr V apply(V x) const {
    if (approximate) return V(.5f) * x * (V(1.f) + kernels::math::tanh(V(.797884561f) * (x + V(.044715f) * x * x * x)));
    return V(.5f) * x * (V(1.f) + kernels::math::erf(x * V(.707106781f)));
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::gelu gelu{}; }
using activation::gelu;

}  // namespace ikebana
