// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/rnn/recurrent.hpp>

namespace ikebana {

/// h' = activation(x . kernel + h . recurrent_kernel + bias) along time: (batch, steps, features) -> (batch, Units), or
/// (batch, steps, Units) with return_sequences. Options: an activation (tanh), use_bias, return_sequences, return_state, go_backwards,
/// stateful, kernel_initializer, recurrent_initializer, bias_initializer. https://keras.io/api/layers/recurrent_layers/simple_rnn/
template <int Units, auto... Options> struct SimpleRNN : detail::recurrent_layer<SimpleRNN<Units, Options...>, Units, 1, 1, Options...> {
  static constexpr std::string_view class_name = "SimpleRNN";

  template <architecture A, kernels::recurrence S> static void prepare(const float* kernel, const float* recurrent, const float* bias, float* packed) {
    kernels::pack_simple_rnn<A, S>(kernel, recurrent, bias, packed);
  }
  template <architecture A, kernels::recurrence S, class Steps>
  static void advance(Steps steps, const float* x, const float* packed, float* scratch, float* const (&state)[1], float* y) {
    kernels::simple_rnn<A, SimpleRNN::act, S>(steps, x, packed, scratch, state[0], y);
  }
};

static_assert(written_layer<SimpleRNN<4>>);

}  // namespace ikebana
