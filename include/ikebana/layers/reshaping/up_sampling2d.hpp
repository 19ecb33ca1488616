// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/up_sampling.hpp>

namespace ikebana {

/// An image so many times as large along each axis: (batch, height, width, channels) -> (batch, new height, new width, channels).
/// Options: size (2; first by position), interpolation (nearest, bilinear, bicubic, lanczos3, lanczos5), data_format. https://keras.io/api/layers/reshaping_layers/up_sampling2d/
template <auto... Options> struct UpSampling2D : detail::up_sampling_layer<2, UpSampling2D<Options...>, Options...> {
  static constexpr std::string_view class_name = "UpSampling2D";
};

static_assert(written_layer<UpSampling2D<>>);

}  // namespace ikebana
