// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/pooling.hpp>

namespace ikebana {

/// The maximum of each window of steps: (batch, steps, channels) -> (batch, new steps, channels).
/// Options: pool_size (2; first by position), strides (the pool_size), padding (valid, same), data_format.
/// https://keras.io/api/layers/pooling_layers/max_pooling1d/
template <auto... Options> struct MaxPooling1D : detail::pooling_layer<1, kernels::reduction::maximum, MaxPooling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "MaxPooling1D";
};

static_assert(written_layer<MaxPooling1D<>>);

}  // namespace ikebana
