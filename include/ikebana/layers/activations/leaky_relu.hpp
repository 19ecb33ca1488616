// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/leaky_relu.hpp>
#include <ikebana/activations/relu.hpp>
#include <ikebana/layers/activations/activation.hpp>

namespace ikebana {

/// x where it is positive, else negative_slope * x, 0.3 unless `negative_slope(s)` says another. https://keras.io/api/layers/activation_layers/leaky_relu/
template <auto... Options> struct LeakyReLU
    : detail::activation_layer<LeakyReLU<Options...>, leaky_relu(option_or<Options...>(negative_slope(.3)).value), Options...> {
  static constexpr std::string_view class_name = "LeakyReLU";
  static constexpr auto takes = keywords("negative_slope");
  static constexpr float slope = option_or<Options...>(negative_slope(.3)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (!(slope >= 0))
      return refuses(complaints::option("a negative_slope that is negative",
                                        "Layer %n: the negative_slope value of a Leaky ReLU layer cannot be None or negative value"));
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) { config("negative_slope", slope); }
};

static_assert(written_layer<LeakyReLU<>>);

}  // namespace ikebana
