// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/pooling.hpp>

namespace ikebana {

/// The maximum of each window of pixels: (batch, height, width, channels) -> (batch, new height, new width, channels).
/// Options: pool_size (2; first by position), strides (the pool_size), padding (valid, same), data_format.
/// https://keras.io/api/layers/pooling_layers/max_pooling2d/
template <auto... Options> struct MaxPooling2D : detail::pooling_layer<2, kernels::reduction::maximum, MaxPooling2D<Options...>, Options...> {
  static constexpr std::string_view class_name = "MaxPooling2D";
};

static_assert(written_layer<MaxPooling2D<>>);

}  // namespace ikebana
