// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/masking.py.
namespace {
namespace case_lstm_with_states {
  constexpr auto x = Input<7, name("x")>{};
  constexpr auto s = Input<4, name("s")>{};
  constexpr auto t = Embedding<5, 3, mask_zero>{}(x);
  constexpr auto h = LSTM<4, return_sequences>{}(t, s, again(s));
  constexpr auto y = GRU<2>{}(h);
}  // namespace case_lstm_with_states

namespace case_cells_with_states {
  constexpr auto x = Input<7, name("x")>{};
  constexpr auto s = Input<4, name("s")>{};
  constexpr auto t = Embedding<5, 3, mask_zero>{}(x);
  constexpr auto h = RNN<GRUCell<4>, return_sequences>{}(t, s);
  constexpr auto y = GRU<2>{}(h);
}  // namespace case_cells_with_states

namespace case_add {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(true)>{}(b);
  constexpr auto m = Add<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_add

namespace case_add_plain {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(false)>{}(b);
  constexpr auto m = Add<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_add_plain

namespace case_maximum {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(true)>{}(b);
  constexpr auto m = Maximum<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_maximum

namespace case_multiply {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(true)>{}(b);
  constexpr auto m = Multiply<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_multiply

namespace case_multiply_plain {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(false)>{}(b);
  constexpr auto m = Multiply<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_multiply_plain

namespace case_minimum_plain {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(false)>{}(b);
  constexpr auto m = Minimum<>{}(z, x);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_minimum_plain

namespace case_concatenate {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(true)>{}(b);
  constexpr auto m = Concatenate<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_concatenate

namespace case_concatenate_plain {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(false)>{}(b);
  constexpr auto m = Concatenate<>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_concatenate_plain

namespace case_concatenate_steps {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(true)>{}(b);
  constexpr auto m = Concatenate<axis(1)>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_concatenate_steps

namespace case_concatenate_steps_plain {
  constexpr auto a = Input<6, name("a")>{};
  constexpr auto b = Input<6, name("b")>{};
  constexpr auto x = Embedding<5, 3, mask_zero>{}(a);
  constexpr auto z = Embedding<4, 3, mask_zero(false)>{}(b);
  constexpr auto m = Concatenate<axis(1)>{}(x, z);
  constexpr auto y = LSTM<4>{}(m);
}  // namespace case_concatenate_steps_plain

namespace case_ends {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<5, 3, mask_zero>{}(x);
  constexpr auto a = Activation<relu>{}(e);
  constexpr auto m = Masking<>{}(e);
}  // namespace case_ends
}  // namespace
IKEBANA_CASE("lstm_with_states", 6, (Model<inputs(case_lstm_with_states::x, case_lstm_with_states::s), outputs(case_lstm_with_states::y)>))
IKEBANA_CASE("cells_with_states", 6, (Model<inputs(case_cells_with_states::x, case_cells_with_states::s), outputs(case_cells_with_states::y)>))
IKEBANA_CASE("simple_rnn", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, SimpleRNN<5>>))
IKEBANA_CASE("lstm", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, LSTM<5>>))
IKEBANA_CASE("gru", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, GRU<5, return_sequences>>))
IKEBANA_CASE("lstm_zero_output", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, LSTM<9, return_sequences, zero_output_for_mask>>))
IKEBANA_CASE("gru_zero_last", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, GRU<4, zero_output_for_mask>>))
IKEBANA_CASE("backwards", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, LSTM<5, go_backwards, return_sequences>, GRU<3>>))
IKEBANA_CASE("unrolled", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, LSTM<5, unroll, return_sequences, zero_output_for_mask>>))
IKEBANA_CASE("through", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, Dense<6, relu>, Dropout<rate(0.5)>, BatchNormalization<>, Activation<activation::tanh>, Identity<>, LSTM<4, return_sequences>, GlobalAveragePooling1D<>>))
IKEBANA_CASE("ends_at", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, Conv1D<4, 3>, LSTM<4>>))
IKEBANA_CASE("average_keepdims", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, GlobalAveragePooling1D<keepdims>, Flatten<>>))
IKEBANA_CASE("masking", 5, (Sequential<Input<6, 1>, Masking<>, GRU<4, return_sequences>>))
IKEBANA_CASE("masking_value", 5, (Sequential<Input<6, 1>, Masking<mask_value(2)>, LSTM<3>>))
IKEBANA_CASE("masking_vectors", 5, (Sequential<Input<3>, Masking<>, Dense<3>>))
IKEBANA_CASE("add", 5, (Model<inputs(case_add::a, case_add::b), outputs(case_add::y)>))
IKEBANA_CASE("add_plain", 5, (Model<inputs(case_add_plain::a, case_add_plain::b), outputs(case_add_plain::y)>))
IKEBANA_CASE("maximum", 5, (Model<inputs(case_maximum::a, case_maximum::b), outputs(case_maximum::y)>))
IKEBANA_CASE("multiply", 5, (Model<inputs(case_multiply::a, case_multiply::b), outputs(case_multiply::y)>))
IKEBANA_CASE("multiply_plain", 5, (Model<inputs(case_multiply_plain::a, case_multiply_plain::b), outputs(case_multiply_plain::y)>))
IKEBANA_CASE("minimum_plain", 5, (Model<inputs(case_minimum_plain::a, case_minimum_plain::b), outputs(case_minimum_plain::y)>))
IKEBANA_CASE("concatenate", 5, (Model<inputs(case_concatenate::a, case_concatenate::b), outputs(case_concatenate::y)>))
IKEBANA_CASE("concatenate_plain", 5, (Model<inputs(case_concatenate_plain::a, case_concatenate_plain::b), outputs(case_concatenate_plain::y)>))
IKEBANA_CASE("concatenate_steps", 5, (Model<inputs(case_concatenate_steps::a, case_concatenate_steps::b), outputs(case_concatenate_steps::y)>))
IKEBANA_CASE("concatenate_steps_plain", 5, (Model<inputs(case_concatenate_steps_plain::a, case_concatenate_steps_plain::b), outputs(case_concatenate_steps_plain::y)>))
IKEBANA_CASE("ends", 5, (Model<inputs(case_ends::x), outputs(case_ends::a, case_ends::e, case_ends::m)>))
