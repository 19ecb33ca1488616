// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/augmentation.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `RandomRotation<factor(0.1)>`.
/// https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/
template <auto... Options> struct RandomRotation : detail::moving<RandomRotation<Options...>, Options...> {
  static constexpr std::string_view class_name = "RandomRotation";
  static constexpr auto takes = keywords("factor", "fill_mode", "interpolation", "fill_value", "data_format");

  static constexpr complaint wrong_options() {
    if (const complaint c = detail::wrong_factor<-1, Options...>()) return c;
    return RandomRotation::wrong_interpolation();
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("factor", option_or<Options...>(factor(0)), true);
    detail::moving<RandomRotation, Options...>::get_config(config);
  }
};

static_assert(written_layer<RandomRotation<factor(0.1)>>);

}  // namespace ikebana
