// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/margins.hpp>

namespace ikebana {

/// Without some cells at both ends of each axis: (batch, height, width, channels) -> (batch, new height, new width, channels).
/// Options: cropping (0; first by position), as `Cropping2D<2>` or `Cropping2D<cropping({1, 2}, {0, 3})>`, data_format.
/// https://keras.io/api/layers/reshaping_layers/cropping2d/
template <auto... Options> struct Cropping2D : detail::margin_layer<2, -1, cropping, 0, Cropping2D<Options...>, Options...> {
  static constexpr std::string_view class_name = "Cropping2D";
};

static_assert(written_layer<Cropping2D<>>);

}  // namespace ikebana
