// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution along time: (batch, steps, channels) -> (batch, new steps, Filters); `Conv1D<16, 3, padding::causal>`. Options: kernel_size
/// (second by position), strides, padding (valid, same, causal), data_format, dilation_rate, groups, an activation, use_bias,
/// kernel_initializer, bias_initializer. https://keras.io/api/layers/convolution_layers/convolution1d/
template <int Filters, auto... Options> struct Conv1D : detail::convolution_layer<1, detail::convolving::together, Conv1D<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "Conv1D";
};

static_assert(written_layer<Conv1D<4, 3>>);

}  // namespace ikebana
