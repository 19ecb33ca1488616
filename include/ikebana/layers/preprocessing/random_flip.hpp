// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/augmentation.hpp>

namespace ikebana {

/// How a RandomFlip turns images over.
enum class mode { horizontal_and_vertical, horizontal, vertical };
template <> inline constexpr std::string_view keyword_of<mode> = "mode";
constexpr std::string_view spelled(mode m) {
  constexpr std::string_view names[]{"horizontal_and_vertical", "horizontal", "vertical"};
  return names[int(m)];
}

/// y = x at inference, and costs nothing: `RandomFlip<mode::horizontal>`.
/// https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/
template <auto... Options> struct RandomFlip : detail::augmenting<RandomFlip<Options...>, Options...> {
  static constexpr std::string_view class_name = "RandomFlip";
  static constexpr auto takes = keywords("mode", "data_format");

  static constexpr complaint wrong_options() { return {}; }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("mode", option_or<Options...>(mode::horizontal_and_vertical));
    config.training("data_format", option_or<Options...>(channels_last).value);
  }
};

static_assert(written_layer<RandomFlip<>>);

}  // namespace ikebana
