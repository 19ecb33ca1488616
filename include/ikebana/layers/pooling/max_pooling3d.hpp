// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/pooling.hpp>

namespace ikebana {

/// The maximum of each window of voxels: (batch, depth, height, width, channels) -> (batch, new depth, new height, new width, channels).
/// Options: pool_size (2; first by position), strides (the pool_size), padding (valid, same), data_format.
/// https://keras.io/api/layers/pooling_layers/max_pooling3d/
template <auto... Options> struct MaxPooling3D : detail::pooling_layer<3, kernels::reduction::maximum, MaxPooling3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "MaxPooling3D";
};

static_assert(written_layer<MaxPooling3D<>>);

}  // namespace ikebana
