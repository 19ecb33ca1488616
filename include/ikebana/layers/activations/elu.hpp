// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/elu.hpp>
#include <ikebana/layers/activations/activation.hpp>

namespace ikebana {

/// How far down ELU goes.
struct alpha {
  static constexpr std::string_view keyword = "alpha";
  float value;
  constexpr explicit alpha(double a) : value{float(a)} {}
};

/// x where it is positive, else alpha * (exp(x) - 1): `ELU<>`, `ELU<alpha(0.5)>`. https://keras.io/api/layers/activation_layers/elu/
template <auto... Options> struct ELU : detail::activation_layer<ELU<Options...>, elu(option_or<Options...>(alpha(1)).value), Options...> {
  static constexpr std::string_view class_name = "ELU";
  static constexpr auto takes = keywords("alpha");
  template <class Config> static constexpr void get_config(Config& config) { config("alpha", ELU::act.alpha); }
};

static_assert(written_layer<ELU<>>);

}  // namespace ikebana
