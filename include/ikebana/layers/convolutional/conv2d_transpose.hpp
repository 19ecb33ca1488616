// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution of an image the other way round, each input spread over a window of outputs: (batch, height, width, channels) -> (batch, new height, new width, Filters); `Conv2DTranspose<16, 3, strides(2), padding::same>`.
/// Options: kernel_size (second by position), strides, padding (valid, same), output_padding, data_format, dilation_rate, an activation, use_bias,
/// kernel_initializer, bias_initializer. The kernel is (height, width, Filters, channels).
/// https://keras.io/api/layers/convolution_layers/convolution2d_transpose/
template <int Filters, auto... Options>
struct Conv2DTranspose : detail::convolution_layer<2, detail::convolving::transposed, Conv2DTranspose<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "Conv2DTranspose";
};

static_assert(written_layer<Conv2DTranspose<4, 3>>);

}  // namespace ikebana
