// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/global_pooling.hpp>

namespace ikebana {

/// The maximum of each channel over all pixels: (batch, height, width, channels) -> (batch, channels). Options: keepdims, data_format.
/// https://keras.io/api/layers/pooling_layers/global_max_pooling2d/
template <auto... Options> struct GlobalMaxPooling2D : detail::global_pooling_layer<2, kernels::reduction::maximum, GlobalMaxPooling2D<Options...>, Options...> {
  static constexpr std::string_view class_name = "GlobalMaxPooling2D";
};

static_assert(written_layer<GlobalMaxPooling2D<>>);

}  // namespace ikebana
