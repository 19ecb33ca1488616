// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/adaptive_pooling.hpp>

namespace ikebana {

/// The average of each of `output_size` windows of steps that cover the input, whatever its extents: (batch, steps, channels) -> (batch, output_size, channels).
/// Options: output_size (first by position), data_format: `AdaptiveAveragePooling1D<3>`.
/// https://keras.io/api/layers/pooling_layers/adaptive_average_pooling1d/
template <auto... Options> struct AdaptiveAveragePooling1D : detail::adaptive_pooling_layer<1, kernels::reduction::average, AdaptiveAveragePooling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "AdaptiveAveragePooling1D";
};

static_assert(written_layer<AdaptiveAveragePooling1D<3>>);

}  // namespace ikebana
