// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/recurrent.hpp>

namespace ikebana {

/// The reset gate acts after the product with the recurrent kernel (Keras' default), and the bias has a row for each product.
inline constexpr flag<"reset_after"> reset_after{};

/// Gated recurrent unit, gates z, r, h: (batch, steps, features) -> (batch, Units), or (batch, steps, Units) with return_sequences; with
/// return_state y and h. Options: an activation (tanh), recurrent_activation (sigmoid), use_bias, reset_after (true), return_sequences,
/// return_state, go_backwards, stateful, initializers. https://keras.io/api/layers/recurrent_layers/gru/
template <int Units, auto... Options> struct GRU : detail::recurrent_layer<GRU<Units, Options...>, Units, 1, 3, Options...> {
  static constexpr std::string_view class_name = "GRU";
  static constexpr auto takes = detail::recurrent_keywords("recurrent_activation", "reset_after");
  static constexpr bool after = option_or<Options...>(reset_after).value;
  static constexpr dims bias_shape = after ? dims(2, 3 * Units) : dims(3 * Units);

  template <class Config> static constexpr void get_cell_config(Config& config) {
    GRU::recurrent_layer::get_cell_config(config);
    config("recurrent_activation", GRU::gate);
    config("reset_after", after);
  }

  template <architecture A, kernels::recurrence S> static void prepare(const float* kernel, const float* recurrent, const float* bias, float* packed) {
    kernels::pack_gru<A, GRU::gate, after, S>(kernel, recurrent, bias, packed);
  }
  template <architecture A, kernels::recurrence S, class Steps>
  static void advance(Steps steps, const float* x, const float* packed, float* scratch, float* const (&state)[1], float* y) {
    kernels::gru<A, GRU::act, GRU::gate, after, S>(steps, x, packed, scratch, state[0], y);
  }
};

static_assert(written_layer<GRU<4>>);

}  // namespace ikebana
