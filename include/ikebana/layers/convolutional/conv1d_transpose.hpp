// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution of a series the other way round, each input spread over a window of outputs: (batch, steps, channels) -> (batch, new steps, Filters); `Conv1DTranspose<16, 3, strides(2), padding::same>`.
/// Options: kernel_size (second by position), strides, padding (valid, same), output_padding, data_format, dilation_rate, an activation, use_bias,
/// kernel_initializer, bias_initializer. The kernel is (steps, Filters, channels).
/// https://keras.io/api/layers/convolution_layers/convolution1d_transpose/
template <int Filters, auto... Options>
struct Conv1DTranspose : detail::convolution_layer<1, detail::convolving::transposed, Conv1DTranspose<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "Conv1DTranspose";
};

static_assert(written_layer<Conv1DTranspose<4, 3>>);

}  // namespace ikebana
