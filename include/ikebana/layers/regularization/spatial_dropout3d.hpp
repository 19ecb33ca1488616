// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing; x is (batch, depth, height, width, channels), or channels_first: `SpatialDropout3D<rate(0.5)>`.
/// https://keras.io/api/layers/regularization_layers/spatial_dropout3d/
template <auto... Options> struct SpatialDropout3D : detail::dropping<SpatialDropout3D<Options...>, 3, Options...> {
  static constexpr std::string_view class_name = "SpatialDropout3D";
};

static_assert(written_layer<SpatialDropout3D<rate(0.5)>>);

}  // namespace ikebana
