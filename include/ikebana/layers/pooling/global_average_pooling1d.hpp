// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/global_pooling.hpp>

namespace ikebana {

/// The average of each channel over all steps: (batch, steps, channels) -> (batch, channels). Options: keepdims, data_format.
/// https://keras.io/api/layers/pooling_layers/global_average_pooling1d/
template <auto... Options> struct GlobalAveragePooling1D : detail::global_pooling_layer<1, kernels::reduction::average, GlobalAveragePooling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "GlobalAveragePooling1D";
};

static_assert(Layer<GlobalAveragePooling1D<>>);

}  // namespace ikebana
