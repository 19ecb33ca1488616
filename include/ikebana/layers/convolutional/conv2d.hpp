// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution of an image: (batch, height, width, channels) -> (batch, new height, new width, Filters); `Conv2D<32, 3, relu>`. Options:
/// kernel_size (second by position), strides, padding (valid, same), data_format, dilation_rate, groups, an activation, use_bias,
/// kernel_initializer, bias_initializer. https://keras.io/api/layers/convolution_layers/convolution2d/
template <int Filters, auto... Options> struct Conv2D : detail::convolution_layer<2, detail::convolving::together, Conv2D<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "Conv2D";
};

static_assert(written_layer<Conv2D<4, 3>>);

}  // namespace ikebana
