// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/margins.hpp>

namespace ikebana {

/// Zeros at both ends of each axis: (batch, steps, channels) -> (batch, new steps, channels).
/// Options: pad_width, Keras' `padding` (1; first by position), as `ZeroPadding1D<2>` or `ZeroPadding1D<1, 2>`, data_format.
/// https://keras.io/api/layers/reshaping_layers/zero_padding1d/
template <auto... Options> struct ZeroPadding1D : detail::margin_layer<1, 1, pad_width, 1, ZeroPadding1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "ZeroPadding1D";
};

static_assert(written_layer<ZeroPadding1D<>>);

}  // namespace ikebana
