// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/adaptive_pooling.hpp>

namespace ikebana {

/// The average of each of `output_size` windows of pixels that cover the input, whatever its extents: (batch, height, width, channels) -> (batch, output_size..., channels).
/// Options: output_size (first by position), data_format: `AdaptiveAveragePooling2D<3>`, `AdaptiveAveragePooling2D<output_size(3, 2)>`.
/// https://keras.io/api/layers/pooling_layers/adaptive_average_pooling2d/
template <auto... Options> struct AdaptiveAveragePooling2D : detail::adaptive_pooling_layer<2, kernels::reduction::average, AdaptiveAveragePooling2D<Options...>, Options...> {
  static constexpr std::string_view class_name = "AdaptiveAveragePooling2D";
};

static_assert(written_layer<AdaptiveAveragePooling2D<3>>);

}  // namespace ikebana
