// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/pooling.hpp>

namespace ikebana {

/// The average of each window of steps: (batch, steps, channels) -> (batch, new steps, channels). Of a window that hangs over the
/// edge (padding::same), only the cells inside count.
/// Options: pool_size (2; first by position), strides (the pool_size), padding (valid, same), data_format.
/// https://keras.io/api/layers/pooling_layers/average_pooling1d/
template <auto... Options> struct AveragePooling1D : detail::pooling_layer<1, kernels::reduction::average, AveragePooling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "AveragePooling1D";
};

static_assert(written_layer<AveragePooling1D<>>);

}  // namespace ikebana
