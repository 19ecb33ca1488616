// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A depthwise convolution of an image, whose outputs a second one, of one cell, puts together: (batch, height, width, channels) -> (batch, new height,
/// new width, Filters); `SeparableConv2D<32, 3, relu>`. Options: kernel_size (second by position), strides, padding (valid, same), data_format,
/// dilation_rate, depth_multiplier, an activation, use_bias, depthwise_initializer, pointwise_initializer, bias_initializer.
/// https://keras.io/api/layers/convolution_layers/separable_convolution2d/
template <int Filters, auto... Options>
struct SeparableConv2D : detail::convolution_layer<2, detail::convolving::separable, SeparableConv2D<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "SeparableConv2D";
};

static_assert(written_layer<SeparableConv2D<4, 3>>);

}  // namespace ikebana
