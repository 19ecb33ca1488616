// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/wrappers.py.
namespace {
namespace case_lstm_begun {
  constexpr auto x = Input<5, 3, name("x")>{};
  constexpr auto s0 = Input<4, name("s0")>{};
  constexpr auto s1 = Input<4, name("s1")>{};
  constexpr auto y0 = LSTM<4>{}(x, s0, s1);
}  // namespace case_lstm_begun

namespace case_gru_begun_states {
  constexpr auto x = Input<5, 3, name("x")>{};
  constexpr auto s0 = Input<4, name("s0")>{};
  auto [y0, y1] = GRU<4, return_sequences, return_state, go_backwards>{}(x, s0);
}  // namespace case_gru_begun_states

namespace case_bidirectional_begun {
  constexpr auto x = Input<5, 3, name("x")>{};
  constexpr auto s0 = Input<4, name("s0")>{};
  constexpr auto s1 = Input<4, name("s1")>{};
  constexpr auto s2 = Input<4, name("s2")>{};
  constexpr auto s3 = Input<4, name("s3")>{};
  constexpr auto y0 = Bidirectional<LSTM<4, return_sequences>>{}(x, s0, s1, s2, s3);
}  // namespace case_bidirectional_begun

namespace case_rnn_states {
  constexpr auto x = Input<5, 3>{};
  auto [y0, y1, y2, y3] = RNN<StackedRNNCells<LSTMCell<4>, GRUCell<3>>, return_state>{}(x);
}  // namespace case_rnn_states

namespace case_bidirectional_none {
  constexpr auto x = Input<5, 3>{};
  auto [y0, y1, y2, y3] = Bidirectional<GRU<4, return_sequences, return_state>, merge_mode::none>{}(x);
}  // namespace case_bidirectional_none

namespace case_bidirectional_states {
  constexpr auto x = Input<5, 3>{};
  auto [y0, y1, y2, y3, y4] = Bidirectional<LSTM<4, return_state>>{}(x);
}  // namespace case_bidirectional_states

namespace case_each_graph {
  constexpr auto a = Input<6, 3>{};
  constexpr auto b = Conv1D<3, 3, padding::same>{}(a);
  constexpr auto c = Add<>{}(a, b);
  constexpr auto f = GlobalMaxPooling1D<>{}(c);
  using Inner = Model<inputs(a), outputs(f)>;
  constexpr auto x = Input<5, 6, 3>{};
  constexpr auto y = TimeDistributed<Inner>{}(x);
  constexpr auto z = Dense<4>{}(y);
}  // namespace case_each_graph
}  // namespace
IKEBANA_CASE("lstm_begun", 2, (Model<inputs(case_lstm_begun::x, case_lstm_begun::s0, case_lstm_begun::s1), outputs(case_lstm_begun::y0)>))
IKEBANA_CASE("gru_begun_states", 2, (Model<inputs(case_gru_begun_states::x, case_gru_begun_states::s0), outputs(case_gru_begun_states::y0, case_gru_begun_states::y1)>))
IKEBANA_CASE("bidirectional_begun", 2, (Model<inputs(case_bidirectional_begun::x, case_bidirectional_begun::s0, case_bidirectional_begun::s1, case_bidirectional_begun::s2, case_bidirectional_begun::s3), outputs(case_bidirectional_begun::y0)>))
IKEBANA_CASE("rnn_lstm", 3, (Sequential<Input<5, 3>, RNN<LSTMCell<6, relu>, return_sequences, go_backwards>>))
IKEBANA_CASE("rnn_stacked", 3, (Sequential<Input<6, 2>, RNN<StackedRNNCells<LSTMCell<5>, GRUCell<4, reset_after(false)>, SimpleRNNCell<3>>, return_sequences>>))
IKEBANA_CASE("rnn_stacked_masked", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, RNN<StackedRNNCells<LSTMCell<5>, GRUCell<4, reset_after(false)>, SimpleRNNCell<3>>, return_sequences, go_backwards>>))
IKEBANA_CASE("rnn_states", 2, (Model<inputs(case_rnn_states::x), outputs(case_rnn_states::y0, case_rnn_states::y1, case_rnn_states::y2, case_rnn_states::y3)>))
IKEBANA_CASE("bidirectional", 3, (Sequential<Input<5, 3>, Bidirectional<LSTM<4>>>))
IKEBANA_CASE("bidirectional_sequences", 3, (Sequential<Input<5, 3>, Bidirectional<GRU<4, return_sequences>>>))
IKEBANA_CASE("bidirectional_sum", 3, (Sequential<Input<5, 3>, Bidirectional<GRU<9, return_sequences>, merge_mode::sum>>))
IKEBANA_CASE("bidirectional_ave", 3, (Sequential<Input<5, 3>, Bidirectional<SimpleRNN<4>, merge_mode::ave>>))
IKEBANA_CASE("bidirectional_mul", 3, (Sequential<Input<5, 3>, Bidirectional<LSTM<5, return_sequences>, merge_mode::mul, backward_layer<GRU<5, return_sequences, go_backwards>>>>))
IKEBANA_CASE("bidirectional_none", 2, (Model<inputs(case_bidirectional_none::x), outputs(case_bidirectional_none::y0, case_bidirectional_none::y1, case_bidirectional_none::y2, case_bidirectional_none::y3)>))
IKEBANA_CASE("bidirectional_states", 2, (Model<inputs(case_bidirectional_states::x), outputs(case_bidirectional_states::y0, case_bidirectional_states::y1, case_bidirectional_states::y2, case_bidirectional_states::y3, case_bidirectional_states::y4)>))
IKEBANA_CASE("bidirectional_masked", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, Bidirectional<LSTM<4, return_sequences>>>))
IKEBANA_CASE("bidirectional_masked_last", 6, (Sequential<Input<7>, Embedding<5, 4, mask_zero>, Bidirectional<GRU<4>>>))
IKEBANA_CASE("bidirectional_rnn", 3, (Sequential<Input<5, 3>, Bidirectional<RNN<StackedRNNCells<GRUCell<4>, LSTMCell<3>>, return_sequences>>>))
IKEBANA_CASE("each_dense", 3, (Sequential<Input<5, 3>, TimeDistributed<Dense<4, relu>>>))
IKEBANA_CASE("each_convolution", 2, (Sequential<Input<3, 6, 5, 2>, TimeDistributed<Conv2D<4, 3, strides(2), padding::same>>>))
IKEBANA_CASE("each_lstm", 2, (Sequential<Input<3, 4, 2>, TimeDistributed<LSTM<4>>>))
IKEBANA_CASE("each_bidirectional", 2, (Sequential<Input<2, 4, 3>, TimeDistributed<Bidirectional<GRU<3>>>>))
IKEBANA_CASE("each_flatten", 2, (Sequential<Input<3, 2, 2>, TimeDistributed<Flatten<>>>))
IKEBANA_CASE("each_masked", 5, (Sequential<Input<3, 4>, Embedding<5, 4, mask_zero>, TimeDistributed<LSTM<4>>, GRU<3>>))
IKEBANA_CASE("each_model", 3, (Sequential<Input<4, 9, 8, 2>, TimeDistributed<Sequential<Input<9, 8, 2>, Conv2D<5, 3>, BatchNormalization<>, ReLU<>, MaxPooling2D<2>, Flatten<>, Dense<6>>>, LSTM<4>>))
IKEBANA_CASE("each_model_masked", 5, (Sequential<Input<3, 4>, Embedding<5, 4, mask_zero>, TimeDistributed<Sequential<LSTM<4>, Dense<3>>>, GRU<3>>))
IKEBANA_CASE("each_graph", 2, (Model<inputs(case_each_graph::x), outputs(case_each_graph::z)>))
