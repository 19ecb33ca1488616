// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution of a series that looks at each channel apart: (batch, steps, channels) -> (batch, new steps, channels * depth_multiplier);
/// `DepthwiseConv1D<3>`. Output c * depth_multiplier + m is the m-th of channel c. Options: kernel_size (first by position), strides, padding (valid,
/// same), depth_multiplier, data_format, dilation_rate, an activation, use_bias, depthwise_initializer, bias_initializer.
/// https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/
template <auto... Options>
struct DepthwiseConv1D : detail::convolution_layer<1, detail::convolving::depthwise, DepthwiseConv1D<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "DepthwiseConv1D";
};

static_assert(written_layer<DepthwiseConv1D<3>>);

}  // namespace ikebana
