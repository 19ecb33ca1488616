// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// The standard deviation of the noise that a layer adds in training.
struct stddev {
  static constexpr std::string_view keyword = "stddev";
  float value;
  constexpr explicit stddev(double s) : value{float(s)} {}
};

/// y = x at inference, and costs nothing: `GaussianNoise<stddev(0.1)>`. https://keras.io/api/layers/regularization_layers/gaussian_noise/
template <auto... Options> struct GaussianNoise : detail::training_only<GaussianNoise<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "GaussianNoise";
  static constexpr auto takes = keywords("stddev");
  static constexpr float deviation = option_or<Options...>(stddev(-1)).value;

  static constexpr complaint wrong_options() {
    if (deviation >= 0 && deviation <= 1) return {};
    return complaints::option("the stddev", "Layer %n: invalid value received for argument `stddev`. Expected a float value between 0 and 1, as stddev(0.1)");
  }
  template <class Config> static constexpr void get_config(Config& config) { config.training("stddev", deviation, true); }
};

static_assert(written_layer<GaussianNoise<stddev(0.1)>>);

}  // namespace ikebana
