// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing; x is (batch, steps, channels): `SpatialDropout1D<rate(0.5)>`.
/// https://keras.io/api/layers/regularization_layers/spatial_dropout1d/
template <auto... Options> struct SpatialDropout1D : detail::dropping<SpatialDropout1D<Options...>, 1, Options...> {
  static constexpr std::string_view class_name = "SpatialDropout1D";
};

static_assert(written_layer<SpatialDropout1D<rate(0.5)>>);

}  // namespace ikebana
