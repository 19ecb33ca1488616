// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/conv_lstm.py.
namespace {
namespace case_conv_lstm2d_states {
  constexpr auto x = Input<3, 4, 5, 2>{};
  auto [y, h, c] = ConvLSTM2D<3, 2, strides(2), padding::same, return_sequences, return_state, go_backwards>{}(x);
}  // namespace case_conv_lstm2d_states

namespace case_conv_lstm1d_begun {
  constexpr auto x = Input<3, 6, 2>{};
  auto [z, h, c] = ConvLSTM1D<3, 2, return_state>{}(x);
  constexpr auto y = ConvLSTM1D<3, 2>{}(x, h, c);
}  // namespace case_conv_lstm1d_begun

namespace case_conv_lstm1d_begun_first {
  constexpr auto x = Input<3, 2, 6, name("x")>{};
  constexpr auto h = Input<4, 3, channels_first, name("h")>{};
  constexpr auto c = Input<4, 3, channels_first, name("c")>{};
  constexpr auto y = ConvLSTM1D<4, 2, padding::same, strides(2), return_sequences, channels_first>{}(x, h, c);
}  // namespace case_conv_lstm1d_begun_first
}  // namespace
IKEBANA_CASE("conv_lstm2d_3x3", 2, (Sequential<Input<4, 5, 6, 3>, ConvLSTM2D<4, 3>>))
IKEBANA_CASE("conv_lstm2d_same_sequences", 1, (Sequential<Input<3, 4, 5, 2>, ConvLSTM2D<17, kernel_size(2, 3), padding::same, return_sequences>>))
IKEBANA_CASE("conv_lstm2d_dilation_no_bias", 2, (Sequential<Input<3, 6, 5, 2>, ConvLSTM2D<5, 2, dilation_rate(2, 1), use_bias(false), relu, recurrent_activation(hard_sigmoid)>>))
IKEBANA_CASE("conv_lstm2d_first", 2, (Sequential<Input<3, 2, 4, 5>, ConvLSTM2D<3, 2, channels_first, return_sequences>>))
IKEBANA_CASE("conv_lstm2d_softmax", 1, (Sequential<Input<3, 4, 4, 2>, ConvLSTM2D<3, 2, recurrent_activation(softmax)>>))
IKEBANA_CASE("conv_lstm2d_first_softmax", 1, (Sequential<Input<3, 2, 4, 5>, ConvLSTM2D<3, 2, softmax, channels_first>>))
IKEBANA_CASE("conv_lstm1d_3_backwards", 2, (Sequential<Input<4, 8, 3>, ConvLSTM1D<6, 3, go_backwards, strides(2)>>))
IKEBANA_CASE("conv_lstm3d_of_one_channel", 2, (Sequential<Input<2, 3, 3, 3, 1>, ConvLSTM3D<5, 2>>))
IKEBANA_CASE("conv_lstm3d_2x2x2", 1, (Sequential<Input<2, 3, 3, 4, 2>, ConvLSTM3D<3, 2, padding::same>>))
IKEBANA_CASE("conv_lstm2d_states", 2, (Model<inputs(case_conv_lstm2d_states::x), outputs(case_conv_lstm2d_states::y, case_conv_lstm2d_states::h, case_conv_lstm2d_states::c)>))
IKEBANA_CASE("conv_lstm1d_begun", 2, (Model<inputs(case_conv_lstm1d_begun::x), outputs(case_conv_lstm1d_begun::y)>))
IKEBANA_CASE("conv_lstm1d_begun_first", 2, (Model<inputs(case_conv_lstm1d_begun_first::x, case_conv_lstm1d_begun_first::h, case_conv_lstm1d_begun_first::c), outputs(case_conv_lstm1d_begun_first::y)>))
