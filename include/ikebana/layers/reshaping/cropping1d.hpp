// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/margins.hpp>

namespace ikebana {

/// Without some cells at both ends of each axis: (batch, steps, channels) -> (batch, new steps, channels).
/// Options: cropping ((1, 1); first by position), as `Cropping1D<2>` or `Cropping1D<1, 2>`.
/// https://keras.io/api/layers/reshaping_layers/cropping1d/
template <auto... Options> struct Cropping1D : detail::margin_layer<1, -1, cropping, 1, Cropping1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "Cropping1D";
};

static_assert(written_layer<Cropping1D<>>);

}  // namespace ikebana
