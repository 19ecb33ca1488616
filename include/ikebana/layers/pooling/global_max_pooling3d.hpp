// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/global_pooling.hpp>

namespace ikebana {

/// The maximum of each channel over all voxels: (batch, depth, height, width, channels) -> (batch, channels). Options: keepdims, data_format.
/// https://keras.io/api/layers/pooling_layers/global_max_pooling3d/
template <auto... Options> struct GlobalMaxPooling3D : detail::global_pooling_layer<3, kernels::reduction::maximum, GlobalMaxPooling3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "GlobalMaxPooling3D";
};

static_assert(written_layer<GlobalMaxPooling3D<>>);

}  // namespace ikebana
