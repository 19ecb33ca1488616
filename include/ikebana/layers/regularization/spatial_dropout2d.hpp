// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing; x is (batch, height, width, channels), or channels_first: `SpatialDropout2D<rate(0.5)>`.
/// https://keras.io/api/layers/regularization_layers/spatial_dropout2d/
template <auto... Options> struct SpatialDropout2D : detail::dropping<SpatialDropout2D<Options...>, 2, Options...> {
  static constexpr std::string_view class_name = "SpatialDropout2D";
};

static_assert(written_layer<SpatialDropout2D<rate(0.5)>>);

}  // namespace ikebana
