// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/augmentation.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `RandomTranslation<height_factor(0.1), width_factor(0.1)>`.
/// https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/
template <auto... Options> struct RandomTranslation : detail::moving<RandomTranslation<Options...>, Options...> {
  static constexpr std::string_view class_name = "RandomTranslation";
  static constexpr auto takes = keywords("height_factor", "width_factor", "fill_mode", "interpolation", "fill_value", "data_format");
  static constexpr auto height = option_or<Options...>(height_factor(0)), width = option_or<Options...>(width_factor(0));

  static constexpr complaint wrong_options() {
    if (!has_option<height_factor<1>, Options...> || !has_option<width_factor<1>, Options...> || !detail::is_share(height, true) || !detail::is_share(width, true))
      return complaints::option("a factor", "Layer %n: the `height_factor` and `width_factor` arguments should be a number (or a list of two numbers) in the range [-1.0, 1.0], as height_factor(0.2), width_factor(0.2)");
    return RandomTranslation::wrong_interpolation();
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("height_factor", height, true);
    config.training("width_factor", width, true);
    detail::moving<RandomTranslation, Options...>::get_config(config);
  }
};

static_assert(written_layer<RandomTranslation<height_factor(0.1), width_factor(0.1)>>);

}  // namespace ikebana
