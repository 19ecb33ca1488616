// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/pooling.hpp>

namespace ikebana {

/// The average of each window of voxels: (batch, depth, height, width, channels) -> (batch, new depth, new height, new width, channels). Of a window that hangs over the
/// edge (padding::same), only the cells inside count.
/// Options: pool_size (2; first by position), strides (the pool_size), padding (valid, same), data_format.
/// https://keras.io/api/layers/pooling_layers/average_pooling3d/
template <auto... Options> struct AveragePooling3D : detail::pooling_layer<3, kernels::reduction::average, AveragePooling3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "AveragePooling3D";
};

static_assert(written_layer<AveragePooling3D<>>);

}  // namespace ikebana
