// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/conv_lstm.hpp>

namespace ikebana {

/// An LSTM over images, whose products are convolutions: (batch, time, height, width, channels) -> (batch, new height, new width, Filters), or one for each
/// time with return_sequences; with return_state y, h and c; `ConvLSTM2D<16, 3, padding::same>`. Options: kernel_size (second by position), strides, padding
/// and dilation_rate of the input's convolution, data_format, an activation (tanh), recurrent_activation (sigmoid), use_bias, unit_forget_bias (true),
/// return_sequences, return_state, go_backwards, stateful, initializers. https://keras.io/api/layers/recurrent_layers/conv_lstm2d/
template <int Filters, auto... Options> struct ConvLSTM2D : detail::conv_lstm_layer<2, ConvLSTM2D<Filters, Options...>, Filters, Options...> {
  static constexpr std::string_view class_name = "ConvLSTM2D";
};

static_assert(written_layer<ConvLSTM2D<4, 3>>);

}  // namespace ikebana
