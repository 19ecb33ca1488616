// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/lstm.hpp>

namespace ikebana {

/// A step of an LSTM, for an RNN: `RNN<LSTMCell<8>>`. Its options are those of the LSTM that are not about sequences.
/// https://keras.io/api/layers/recurrent_layers/lstm_cell/
template <int Units, auto... Options> struct LSTMCell {
  static constexpr std::string_view class_name = "LSTMCell", snake_name = "lstm_cell";
  template <auto... More> using as_layer = LSTM<Units, More..., Options...>;
  static constexpr complaint wrong_options() { return detail::cell_complaint<as_layer<>, Options...>(); }
  template <class Config> static constexpr void get_config(Config& config) { LSTM<Units, Options...>::get_cell_config(config); }
};

}  // namespace ikebana
