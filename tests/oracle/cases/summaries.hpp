// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/summaries.py; each text is summaries/<label>.txt.
#ifndef IKEBANA_ORACLE_SUMMARIES
#define IKEBANA_ORACLE_SUMMARIES
namespace {
namespace case_summary_line {
  constexpr auto x = Input<4>{};
  constexpr auto a = Dense<6, relu>{}(x);
  constexpr auto y = Dense<2>{}(a);
}  // namespace case_summary_line

namespace case_summary_branches {
  constexpr auto x = Input<8>{};
  constexpr auto a = Dense<16, relu>{}(x);
  constexpr auto b = Dense<16, activation::tanh>{}(x);
  constexpr auto c = Dense<16, relu>{}(b);
  constexpr auto d = Add<>{}(a, c);
  constexpr auto y = Dense<3, softmax>{}(d);
}  // namespace case_summary_branches

namespace case_summary_two_inputs {
  constexpr auto image = Input<12, 12, 1, name("image")>{};
  constexpr auto words = Input<20, name("words")>{};
  constexpr auto a = Conv2D<8, 3, relu>{}(image);
  constexpr auto b = Flatten<>{}(a);
  constexpr auto c = Embedding<500, 8>{}(words);
  constexpr auto d = GRU<16>{}(c);
  constexpr auto e = Concatenate<>{}(b, d);
  constexpr auto y = Dense<1, sigmoid>{}(e);
}  // namespace case_summary_two_inputs

namespace case_summary_shared {
  constexpr auto x = Input<4, name("left")>{};
  constexpr auto z = Input<4, name("right")>{};
  constexpr auto shared = Dense<5, relu, name("shared")>{};
  constexpr auto a = shared(x);
  constexpr auto b = shared(z);
  constexpr auto c = Concatenate<>{}(a, b);
  constexpr auto y = Dense<2>{}(c);
}  // namespace case_summary_shared

namespace case_summary_nested {
  constexpr auto x = Input<6, name("x")>{};
  using Inner = Sequential<Input<6>, Dense<32, relu, name("widen")>, Dense<4, name("narrow")>>;
  constexpr auto a = as_layer<Inner>{}(x);
  constexpr auto y = Dense<2, name("head")>{}(a);
}  // namespace case_summary_nested

namespace case_summary_states {
  constexpr auto x = Input<10, 3>{};
  auto [y, h, c] = LSTM<8, return_sequences, return_state>{}(x);
  constexpr auto z = Dense<2>{}(y);
  constexpr auto s = Concatenate<>{}(h, c);
}  // namespace case_summary_states
}  // namespace
#endif
IKEBANA_SUMMARY("summary_mlp", (Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>))
IKEBANA_SUMMARY("summary_cnn", (Sequential<Input<28, 28, 1>, Conv2D<32, 3, relu>, MaxPooling2D<2>, Conv2D<64, 3, relu>, MaxPooling2D<2>, Flatten<>, Dropout<rate(0.5)>, Dense<10, softmax>>))
IKEBANA_SUMMARY("summary_fixed_batch", (Sequential<Input<50, 50, 3, batch_size(30)>, Conv2D<16, 5, strides(2)>, GlobalAveragePooling2D<>, Dense<2>>))
IKEBANA_SUMMARY("summary_batch_normalization", (Sequential<Input<1, 8, 8, channels_first>, Conv2D<16, 3, use_bias(false), channels_first>, BatchNormalization<axis(1)>, Activation<relu>, Flatten<channels_first>, Dense<1000>>))
IKEBANA_SUMMARY("summary_lstm", (Sequential<Input<28, 28>, LSTM<64, return_sequences>, LSTM<32>, Dense<10, softmax>>))
IKEBANA_SUMMARY("summary_line", (Model<inputs(case_summary_line::x), outputs(case_summary_line::y)>))
IKEBANA_SUMMARY("summary_branches", (Model<inputs(case_summary_branches::x), outputs(case_summary_branches::y)>))
IKEBANA_SUMMARY("summary_two_inputs", (Model<inputs(case_summary_two_inputs::image, case_summary_two_inputs::words), outputs(case_summary_two_inputs::y)>))
IKEBANA_SUMMARY("summary_shared", (Model<inputs(case_summary_shared::x, case_summary_shared::z), outputs(case_summary_shared::y)>))
IKEBANA_SUMMARY("summary_nested", (Model<inputs(case_summary_nested::x), outputs(case_summary_nested::y)>))
IKEBANA_SUMMARY("summary_states", (Model<inputs(case_summary_states::x), outputs(case_summary_states::z, case_summary_states::s)>))
