// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/gru.hpp>

namespace ikebana {

/// A step of a GRU, for an RNN: `RNN<GRUCell<8>>`. Its options are those of the GRU that are not about sequences.
/// https://keras.io/api/layers/recurrent_layers/gru_cell/
template <int Units, auto... Options> struct GRUCell {
  static constexpr std::string_view class_name = "GRUCell", snake_name = "gru_cell";
  template <auto... More> using as_layer = GRU<Units, More..., Options...>;
  static constexpr complaint wrong_options() { return detail::cell_complaint<as_layer<>, Options...>(); }
  template <class Config> static constexpr void get_config(Config& config) { GRU<Units, Options...>::get_cell_config(config); }
};

}  // namespace ikebana
