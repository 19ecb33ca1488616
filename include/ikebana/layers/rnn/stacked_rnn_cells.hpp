// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

namespace ikebana {

/// Cells of which each reads what the one before it gives, for an RNN: `RNN<StackedRNNCells<LSTMCell<8>, LSTMCell<4>>>`, Keras' RNN([...]).
/// https://keras.io/api/layers/recurrent_layers/stacked_rnn_cell/
template <class... Cells> struct StackedRNNCells {
  static constexpr std::string_view class_name = "StackedRNNCells";
  template <class Config> static constexpr void get_config(Config& config) { config.layers("cells", Cells{}...); }
};

}  // namespace ikebana
