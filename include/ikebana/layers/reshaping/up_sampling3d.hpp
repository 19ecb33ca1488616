// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/up_sampling.hpp>

namespace ikebana {

/// Each voxel so many times along each axis: (batch, depth, height, width, channels) -> (batch, new depth, new height, new width, channels).
/// Options: size (2; first by position), data_format. https://keras.io/api/layers/reshaping_layers/up_sampling3d/
template <auto... Options> struct UpSampling3D : detail::up_sampling_layer<3, UpSampling3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "UpSampling3D";
};

static_assert(written_layer<UpSampling3D<>>);

}  // namespace ikebana
