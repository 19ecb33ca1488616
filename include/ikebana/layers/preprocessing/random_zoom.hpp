// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/augmentation.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `RandomZoom<height_factor(0.2)>`, which is for both axes, or with a `width_factor`.
/// https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/
template <auto... Options> struct RandomZoom : detail::moving<RandomZoom<Options...>, Options...> {
  static constexpr std::string_view class_name = "RandomZoom";
  static constexpr auto takes = keywords("height_factor", "width_factor", "fill_mode", "interpolation", "fill_value", "data_format");
  static constexpr auto height = option_or<Options...>(height_factor(0)), width = option_or<Options...>(width_factor(0));

  static constexpr complaint wrong_options() {
    if (!has_option<height_factor<1>, Options...> || !detail::is_share(height, false) || !detail::is_share(width, false))
      return complaints::option("a factor", "Layer %n: the `height_factor` and `width_factor` arguments should be a number (or a list of two numbers) in the range (-1.0, 1.0], as height_factor(0.2)");
    return RandomZoom::wrong_interpolation();
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("height_factor", height, true);
    if constexpr (has_option<width_factor<1>, Options...>) config.training("width_factor", width);
    else config.training("width_factor", nullptr);
    detail::moving<RandomZoom, Options...>::get_config(config);
  }
};

static_assert(written_layer<RandomZoom<height_factor(0.2)>>);

}  // namespace ikebana
