// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/margins.hpp>

namespace ikebana {

/// Zeros at both ends of each axis: (batch, depth, height, width, channels) -> (batch, new depth, new height, new width, channels).
/// Options: pad_width, Keras' `padding` (1; first by position), as `ZeroPadding3D<2>` or `ZeroPadding3D<pad_width({1, 2}, {0, 3}, {1, 1})>`, data_format.
/// https://keras.io/api/layers/reshaping_layers/zero_padding3d/
template <auto... Options> struct ZeroPadding3D : detail::margin_layer<3, 1, pad_width, 1, ZeroPadding3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "ZeroPadding3D";
};

static_assert(written_layer<ZeroPadding3D<>>);

}  // namespace ikebana
