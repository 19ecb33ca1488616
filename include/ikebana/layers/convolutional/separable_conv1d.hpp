// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A depthwise convolution of a series, whose outputs a second one, of one cell, puts together: (batch, steps, channels) -> (batch, new steps, Filters);
/// `SeparableConv1D<32, 3, relu>`. Options: kernel_size (second by position), strides, padding (valid, same), data_format, dilation_rate,
/// depth_multiplier, an activation, use_bias, depthwise_initializer, pointwise_initializer, bias_initializer.
/// https://keras.io/api/layers/convolution_layers/separable_convolution1d/
template <int Filters, auto... Options>
struct SeparableConv1D : detail::convolution_layer<1, detail::convolving::separable, SeparableConv1D<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "SeparableConv1D";
};

static_assert(written_layer<SeparableConv1D<4, 3>>);

}  // namespace ikebana
