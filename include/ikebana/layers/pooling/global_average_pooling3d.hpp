// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/global_pooling.hpp>

namespace ikebana {

/// The average of each channel over all voxels: (batch, depth, height, width, channels) -> (batch, channels). Options: keepdims, data_format.
/// https://keras.io/api/layers/pooling_layers/global_average_pooling3d/
template <auto... Options> struct GlobalAveragePooling3D : detail::global_pooling_layer<3, kernels::reduction::average, GlobalAveragePooling3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "GlobalAveragePooling3D";
};

static_assert(written_layer<GlobalAveragePooling3D<>>);

}  // namespace ikebana
