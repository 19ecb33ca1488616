// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/adaptive_pooling.hpp>

namespace ikebana {

/// The average of each of `output_size` windows of voxels that cover the input, whatever its extents: (batch, depth, height, width, channels) -> (batch, output_size..., channels).
/// Options: output_size (first by position), data_format: `AdaptiveAveragePooling3D<3>`, `AdaptiveAveragePooling3D<output_size(2, 3, 2)>`.
/// https://keras.io/api/layers/pooling_layers/adaptive_average_pooling3d/
template <auto... Options> struct AdaptiveAveragePooling3D : detail::adaptive_pooling_layer<3, kernels::reduction::average, AdaptiveAveragePooling3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "AdaptiveAveragePooling3D";
};

static_assert(written_layer<AdaptiveAveragePooling3D<3>>);

}  // namespace ikebana
