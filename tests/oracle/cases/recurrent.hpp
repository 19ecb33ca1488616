// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/recurrent.py.
namespace {
namespace case_simplernn_state {
  constexpr auto x = Input<5, 3>{};
  auto [y, h] = SimpleRNN<4, return_state>{}(x);
}  // namespace case_simplernn_state

namespace case_lstm_state {
  constexpr auto x = Input<5, 3>{};
  auto [y, h, c] = LSTM<5, return_state>{}(x);
}  // namespace case_lstm_state

namespace case_lstm_state_sequences {
  constexpr auto x = Input<5, 3>{};
  auto [y, h, c] = LSTM<4, return_sequences, return_state>{}(x);
}  // namespace case_lstm_state_sequences

namespace case_gru_state_backwards {
  constexpr auto x = Input<5, 3>{};
  auto [y, h] = GRU<4, return_sequences, return_state, go_backwards>{}(x);
}  // namespace case_gru_state_backwards

namespace case_lstm_states_used {
  constexpr auto x = Input<6, 2>{};
  auto [y, h, c] = LSTM<4, return_sequences, return_state>{}(x);
  constexpr auto a = GRU<3>{}(y);
  constexpr auto b = Concatenate<>{}(a, h, c);
  constexpr auto z = Dense<2>{}(b);
}  // namespace case_lstm_states_used
}  // namespace
IKEBANA_CASE("simplernn_5", 3, (Sequential<Input<4, 3>, SimpleRNN<5>>))
IKEBANA_CASE("lstm_5", 3, (Sequential<Input<4, 3>, LSTM<5>>))
IKEBANA_CASE("gru_5", 3, (Sequential<Input<4, 3>, GRU<5>>))
IKEBANA_CASE("simplernn_one_unit", 2, (Sequential<Input<5, 2>, SimpleRNN<1>>))
IKEBANA_CASE("lstm_one_unit", 2, (Sequential<Input<5, 2>, LSTM<1>>))
IKEBANA_CASE("gru_one_unit", 2, (Sequential<Input<5, 2>, GRU<1>>))
IKEBANA_CASE("simplernn_one_step", 3, (Sequential<Input<1, 4>, SimpleRNN<6>>))
IKEBANA_CASE("lstm_one_step", 3, (Sequential<Input<1, 4>, LSTM<6>>))
IKEBANA_CASE("gru_one_step", 3, (Sequential<Input<1, 4>, GRU<6>>))
IKEBANA_CASE("simplernn_17_sequences", 2, (Sequential<Input<5, 7>, SimpleRNN<17, return_sequences>>))
IKEBANA_CASE("lstm_17_sequences", 2, (Sequential<Input<5, 7>, LSTM<17, return_sequences>>))
IKEBANA_CASE("gru_17_sequences", 2, (Sequential<Input<5, 7>, GRU<17, return_sequences>>))
IKEBANA_CASE("simplernn_33", 1, (Sequential<Input<4, 17>, SimpleRNN<33>>))
IKEBANA_CASE("lstm_33", 1, (Sequential<Input<4, 17>, LSTM<33>>))
IKEBANA_CASE("gru_33", 1, (Sequential<Input<4, 17>, GRU<33>>))
IKEBANA_CASE("simplernn_backwards", 2, (Sequential<Input<6, 3>, SimpleRNN<5, go_backwards>>))
IKEBANA_CASE("lstm_backwards", 2, (Sequential<Input<6, 3>, LSTM<5, go_backwards>>))
IKEBANA_CASE("gru_backwards", 2, (Sequential<Input<6, 3>, GRU<5, go_backwards>>))
IKEBANA_CASE("simplernn_backwards_sequences", 2, (Sequential<Input<5, 3>, SimpleRNN<4, return_sequences, go_backwards>>))
IKEBANA_CASE("lstm_backwards_sequences", 2, (Sequential<Input<5, 3>, LSTM<4, return_sequences, go_backwards>>))
IKEBANA_CASE("gru_backwards_sequences", 2, (Sequential<Input<5, 3>, GRU<4, return_sequences, go_backwards>>))
IKEBANA_CASE("simplernn_no_bias", 2, (Sequential<Input<5, 3>, SimpleRNN<7, use_bias(false)>>))
IKEBANA_CASE("lstm_no_bias", 2, (Sequential<Input<5, 3>, LSTM<7, use_bias(false)>>))
IKEBANA_CASE("gru_no_bias", 2, (Sequential<Input<5, 3>, GRU<7, use_bias(false)>>))
IKEBANA_CASE("lstm_one_feature", 2, (Sequential<Input<7, 1>, LSTM<16, activation::tanh>>))
IKEBANA_CASE("gru_one_feature", 2, (Sequential<Input<7, 1>, GRU<9, sigmoid>>))
IKEBANA_CASE("simplernn_relu", 2, (Sequential<Input<5, 3>, SimpleRNN<8, relu>>))
IKEBANA_CASE("simplernn_selu_no_bias_backwards", 2, (Sequential<Input<4, 3>, SimpleRNN<3, selu, use_bias(false), go_backwards>>))
IKEBANA_CASE("lstm_relu", 2, (Sequential<Input<5, 3>, LSTM<8, relu, return_sequences>>))
IKEBANA_CASE("lstm_recurrent_tanh", 2, (Sequential<Input<5, 3>, LSTM<6, activation::tanh, recurrent_activation(activation::tanh)>>))
IKEBANA_CASE("lstm_recurrent_relu", 1, (Sequential<Input<3, 3>, LSTM<5, softplus, recurrent_activation(relu)>>))
IKEBANA_CASE("lstm_long", 1, (Sequential<Input<40, 2>, LSTM<4>>))
IKEBANA_CASE("lstm_batch_9", 9, (Sequential<Input<3, 2>, LSTM<7>>))
IKEBANA_CASE("gru_relu", 2, (Sequential<Input<5, 3>, GRU<8, relu, return_sequences>>))
IKEBANA_CASE("gru_recurrent_tanh", 2, (Sequential<Input<5, 3>, GRU<6, recurrent_activation(activation::tanh)>>))
IKEBANA_CASE("gru_reset_before", 3, (Sequential<Input<5, 3>, GRU<6, reset_after(false)>>))
IKEBANA_CASE("gru_reset_before_sequences", 2, (Sequential<Input<5, 3>, GRU<17, reset_after(false), return_sequences, go_backwards>>))
IKEBANA_CASE("gru_reset_before_no_bias", 2, (Sequential<Input<4, 2>, GRU<5, reset_after(false), use_bias(false)>>))
IKEBANA_CASE("simplernn_state", 2, (Model<inputs(case_simplernn_state::x), outputs(case_simplernn_state::y, case_simplernn_state::h)>))
IKEBANA_CASE("lstm_state", 2, (Model<inputs(case_lstm_state::x), outputs(case_lstm_state::y, case_lstm_state::h, case_lstm_state::c)>))
IKEBANA_CASE("lstm_state_sequences", 2, (Model<inputs(case_lstm_state_sequences::x), outputs(case_lstm_state_sequences::y, case_lstm_state_sequences::h, case_lstm_state_sequences::c)>))
IKEBANA_CASE("gru_state_backwards", 2, (Model<inputs(case_gru_state_backwards::x), outputs(case_gru_state_backwards::y, case_gru_state_backwards::h)>))
IKEBANA_CASE("lstm_states_used", 2, (Model<inputs(case_lstm_states_used::x), outputs(case_lstm_states_used::z)>))
IKEBANA_CASE("lstm_stack", 2, (Sequential<Input<6, 3>, LSTM<8, return_sequences>, LSTM<5>, Dense<2, softmax>>))
IKEBANA_CASE("gru_stack", 2, (Sequential<Input<5, 2>, GRU<7, return_sequences>, Dropout<rate(0.3)>, GRU<4>, Dense<1>>))
IKEBANA_CASE("rnn_mixed", 2, (Sequential<Input<5, 3>, SimpleRNN<6, return_sequences>, GRU<5, return_sequences>, LSTM<4, return_sequences>>))
IKEBANA_CASE("embedding_lstm", 3, (Sequential<Input<7>, Embedding<11, 4>, LSTM<6>, Dense<1, sigmoid>>))
IKEBANA_CASE("conv1d_gru", 2, (Sequential<Input<10, 2>, Conv1D<5, 3, relu>, MaxPooling1D<2>, GRU<6>, Dense<2>>))
IKEBANA_CASE("lstm_fixed_batch", 4, (Sequential<Input<5, 3, batch_size(4)>, LSTM<6>>))
