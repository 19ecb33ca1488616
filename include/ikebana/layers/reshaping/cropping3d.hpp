// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/margins.hpp>

namespace ikebana {

/// Without some cells at both ends of each axis: (batch, depth, height, width, channels) -> (batch, new depth, new height, new width, channels).
/// Options: cropping ((1, 1, 1); first by position), as `Cropping3D<2>` or `Cropping3D<cropping({1, 2}, {0, 3}, {1, 1})>`, data_format.
/// https://keras.io/api/layers/reshaping_layers/cropping3d/
template <auto... Options> struct Cropping3D : detail::margin_layer<3, -1, cropping, 1, Cropping3D<Options...>, Options...> {
  static constexpr std::string_view class_name = "Cropping3D";
};

static_assert(written_layer<Cropping3D<>>);

}  // namespace ikebana
