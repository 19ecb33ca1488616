// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/margins.hpp>

namespace ikebana {

/// Zeros at both ends of each axis: (batch, height, width, channels) -> (batch, new height, new width, channels).
/// Options: pad_width, Keras' `padding` (1; first by position), as `ZeroPadding2D<2>` or `ZeroPadding2D<pad_width({1, 2}, {0, 3})>`, data_format.
/// https://keras.io/api/layers/reshaping_layers/zero_padding2d/
template <auto... Options> struct ZeroPadding2D : detail::margin_layer<2, 1, pad_width, 1, ZeroPadding2D<Options...>, Options...> {
  static constexpr std::string_view class_name = "ZeroPadding2D";
};

static_assert(written_layer<ZeroPadding2D<>>);

}  // namespace ikebana
