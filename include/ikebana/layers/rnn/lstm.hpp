// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/recurrent.hpp>

namespace ikebana {

/// The forget gate's bias begins with ones; a `bias_initializer` of one value fills the rest.
inline constexpr flag<"unit_forget_bias"> unit_forget_bias{};

namespace detail {
template <int Units, auto... Options> inline constexpr initializer forget_bias = [] {
  constexpr initializer rest = option_or<Options...>(bias_initializer(initializers::zeros)).value;
  if (!option_or<Options...>(unit_forget_bias).value || rest.kind != initializer::constant) return rest;
  return initializer{initializer::unit_forget_bias, float(Units), rest.a};
}();
}  // namespace detail

/// Long short-term memory, gates i, f, c, o: (batch, steps, features) -> (batch, Units), or (batch, steps, Units) with return_sequences;
/// with return_state y, h and c. Options: an activation (tanh), recurrent_activation (sigmoid), use_bias, unit_forget_bias (true),
/// return_sequences, return_state, go_backwards, stateful, initializers. https://keras.io/api/layers/recurrent_layers/lstm/
template <int Units, auto... Options> struct LSTM : detail::recurrent_layer<LSTM<Units, Options...>, Units, 2, 4, Options...> {
  static constexpr std::string_view class_name = "LSTM";
  static constexpr auto takes = detail::recurrent_keywords("recurrent_activation", "unit_forget_bias");
  static constexpr initializer initial_bias = detail::forget_bias<Units, Options...>;

  template <class Config> static constexpr void get_cell_config(Config& config) {
    LSTM::recurrent_layer::get_cell_config(config);
    config("recurrent_activation", LSTM::gate);
  }

  template <architecture A, kernels::recurrence S> static void prepare(const float* kernel, const float* recurrent, const float* bias, float* packed) {
    kernels::pack_lstm<A, LSTM::gate, S>(kernel, recurrent, bias, packed);
  }
  template <architecture A, kernels::recurrence S, class Steps>
  static void advance(Steps steps, const float* x, const float* packed, float* scratch, float* const (&state)[2], float* y) {
    kernels::lstm<A, LSTM::act, LSTM::gate, S>(steps, x, packed, scratch, state[0], state[1], y);
  }
};

static_assert(written_layer<LSTM<4>>);

}  // namespace ikebana
