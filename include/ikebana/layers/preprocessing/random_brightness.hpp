// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/augmentation.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `RandomBrightness<factor(0.2)>`.
/// https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/
template <auto... Options> struct RandomBrightness : detail::colouring<RandomBrightness<Options...>, -1, Options...> {
  static constexpr std::string_view class_name = "RandomBrightness";
};

static_assert(written_layer<RandomBrightness<factor(0.2)>>);

}  // namespace ikebana
