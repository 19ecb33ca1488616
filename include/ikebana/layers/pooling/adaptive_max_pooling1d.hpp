// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/adaptive_pooling.hpp>

namespace ikebana {

/// The maximum of each of `output_size` windows of steps that cover the input, whatever its extents: (batch, steps, channels) -> (batch, output_size, channels).
/// Options: output_size (first by position), data_format: `AdaptiveMaxPooling1D<3>`.
/// https://keras.io/api/layers/pooling_layers/adaptive_max_pooling1d/
template <auto... Options> struct AdaptiveMaxPooling1D : detail::adaptive_pooling_layer<1, kernels::reduction::maximum, AdaptiveMaxPooling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "AdaptiveMaxPooling1D";
};

static_assert(written_layer<AdaptiveMaxPooling1D<3>>);

}  // namespace ikebana
