// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution of an image that looks at each channel apart: (batch, height, width, channels) -> (batch, new height, new width, channels *
/// depth_multiplier); `DepthwiseConv2D<3>`. Output c * depth_multiplier + m is the m-th of channel c. Options: kernel_size (first by position), strides,
/// padding (valid, same), depth_multiplier, data_format, dilation_rate, an activation, use_bias, depthwise_initializer, bias_initializer.
/// https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/
template <auto... Options>
struct DepthwiseConv2D : detail::convolution_layer<2, detail::convolving::depthwise, DepthwiseConv2D<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "DepthwiseConv2D";
};

static_assert(written_layer<DepthwiseConv2D<3>>);

}  // namespace ikebana
