// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/simple_rnn.hpp>

namespace ikebana {

/// A step of a SimpleRNN, for an RNN: `RNN<SimpleRNNCell<8>>`. Its options are those of the SimpleRNN that are not about sequences.
/// https://keras.io/api/layers/recurrent_layers/simple_rnn_cell/
template <int Units, auto... Options> struct SimpleRNNCell {
  static constexpr std::string_view class_name = "SimpleRNNCell", snake_name = "simple_rnn_cell";
  template <auto... More> using as_layer = SimpleRNN<Units, More..., Options...>;
  static constexpr complaint wrong_options() { return detail::cell_complaint<as_layer<>, Options...>(); }
  template <class Config> static constexpr void get_config(Config& config) { SimpleRNN<Units, Options...>::get_cell_config(config); }
};

}  // namespace ikebana
