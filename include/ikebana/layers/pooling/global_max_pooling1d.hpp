// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/global_pooling.hpp>

namespace ikebana {

/// The maximum of each channel over all steps: (batch, steps, channels) -> (batch, channels). Options: keepdims, data_format.
/// https://keras.io/api/layers/pooling_layers/global_max_pooling1d/
template <auto... Options> struct GlobalMaxPooling1D : detail::global_pooling_layer<1, kernels::reduction::maximum, GlobalMaxPooling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "GlobalMaxPooling1D";
};

static_assert(written_layer<GlobalMaxPooling1D<>>);

}  // namespace ikebana
