// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/augmentation.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `RandomContrast<factor(0.2)>`.
/// https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/
template <auto... Options> struct RandomContrast : detail::colouring<RandomContrast<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "RandomContrast";
};

static_assert(written_layer<RandomContrast<factor(0.2)>>);

}  // namespace ikebana
