// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>

namespace ikebana {

/// A convolution of a volume: (batch, depth, height, width, channels) -> (batch, new depth, new height, new width, Filters); `Conv3D<32, 3, relu>`.
/// Options: kernel_size (second by position), strides, padding (valid, same), data_format, dilation_rate, groups, an activation, use_bias,
/// kernel_initializer, bias_initializer.
/// https://keras.io/api/layers/convolution_layers/convolution3d/
template <int Filters, auto... Options>
struct Conv3D : detail::convolution_layer<3, detail::convolving::together, Conv3D<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "Conv3D";
};

static_assert(written_layer<Conv3D<4, 3>>);

}  // namespace ikebana
