// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/graphs.py.
namespace {
namespace case_graph_line {
  constexpr auto x = Input<4>{};
  constexpr auto a = Dense<6, relu>{}(x);
  constexpr auto y = Dense<2>{}(a);
}  // namespace case_graph_line

namespace case_graph_residual {
  constexpr auto x = Input<4>{};
  constexpr auto a = Dense<8, relu>{}(x);
  constexpr auto b = Dense<4>{}(a);
  constexpr auto c = Add<>{}(x, b);
  constexpr auto y = Activation<relu>{}(c);
}  // namespace case_graph_residual

namespace case_graph_residual_tower {
  constexpr auto x = Input<6>{};
  constexpr auto a = Dense<6, relu>{}(x);
  constexpr auto b = Add<>{}(x, a);
  constexpr auto c = Dense<6, relu>{}(b);
  constexpr auto d = Add<>{}(b, c);
  constexpr auto e = Dense<6, relu>{}(d);
  constexpr auto f = Add<>{}(d, e);
  constexpr auto y = Dense<3, softmax>{}(f);
}  // namespace case_graph_residual_tower

namespace case_graph_residual_conv {
  constexpr auto x = Input<6, 5, 4>{};
  constexpr auto a = Conv2D<4, 3, padding::same, use_bias(false)>{}(x);
  constexpr auto b = BatchNormalization<>{}(a);
  constexpr auto c = Activation<relu>{}(b);
  constexpr auto d = Conv2D<4, 3, padding::same, use_bias(false)>{}(c);
  constexpr auto e = BatchNormalization<>{}(d);
  constexpr auto f = Add<>{}(x, e);
  constexpr auto y = Activation<relu>{}(f);
}  // namespace case_graph_residual_conv

namespace case_graph_residual_conv_first {
  constexpr auto x = Input<3, 6, 7, channels_first>{};
  constexpr auto a = Conv2D<8, 1, strides(2), channels_first>{}(x);
  constexpr auto b = Conv2D<8, 3, strides(2), padding::same, channels_first, relu>{}(x);
  constexpr auto c = BatchNormalization<axis(1)>{}(b);
  constexpr auto d = Add<>{}(a, c);
  constexpr auto e = GlobalAveragePooling2D<channels_first>{}(d);
  constexpr auto y = Dense<3>{}(e);
}  // namespace case_graph_residual_conv_first

namespace case_graph_branches {
  constexpr auto x = Input<5>{};
  constexpr auto a = Dense<4, relu>{}(x);
  constexpr auto b = Dense<4, activation::tanh>{}(x);
  constexpr auto c = Concatenate<>{}(a, b);
  constexpr auto y = Dense<2>{}(c);
}  // namespace case_graph_branches

namespace case_graph_equal_branches {
  constexpr auto x = Input<5>{};
  constexpr auto a = Dense<4>{}(x);
  constexpr auto b = Dense<4>{}(x);
  constexpr auto y = Concatenate<>{}(a, b);
}  // namespace case_graph_equal_branches

namespace case_graph_unequal_branches {
  constexpr auto x = Input<5>{};
  constexpr auto a = Dense<5, elu>{}(x);
  constexpr auto b = Dense<5, elu>{}(a);
  constexpr auto c = Dense<5, elu>{}(b);
  constexpr auto d = Dense<5, elu>{}(x);
  constexpr auto y = Multiply<>{}(c, d);
}  // namespace case_graph_unequal_branches

namespace case_graph_short_branch_first {
  constexpr auto x = Input<5>{};
  constexpr auto a = Dense<5, relu>{}(x);
  constexpr auto b = Dense<5, relu>{}(x);
  constexpr auto c = Dense<5, relu>{}(b);
  constexpr auto y = Concatenate<>{}(a, c);
}  // namespace case_graph_short_branch_first

namespace case_graph_inception {
  constexpr auto x = Input<6, 5, 3>{};
  constexpr auto a = Conv2D<4, 1, relu>{}(x);
  constexpr auto b = Conv2D<4, 1, relu>{}(x);
  constexpr auto c = Conv2D<5, 3, padding::same, relu>{}(b);
  constexpr auto d = Conv2D<4, 1, relu>{}(x);
  constexpr auto e = Conv2D<3, 5, padding::same, relu>{}(d);
  constexpr auto f = MaxPooling2D<3, strides(1), padding::same>{}(x);
  constexpr auto g = Conv2D<2, 1, relu>{}(f);
  constexpr auto y = Concatenate<>{}(a, c, e, g);
}  // namespace case_graph_inception

namespace case_graph_dense_net {
  constexpr auto x = Input<5, 4, 3>{};
  constexpr auto a = Conv2D<4, 3, padding::same, relu>{}(x);
  constexpr auto b = Concatenate<>{}(x, a);
  constexpr auto c = Conv2D<4, 3, padding::same, relu>{}(b);
  constexpr auto d = Concatenate<>{}(b, c);
  constexpr auto y = GlobalMaxPooling2D<>{}(d);
}  // namespace case_graph_dense_net

namespace case_graph_three_equal_calls {
  constexpr auto x = Input<7>{};
  constexpr auto q = Dense<7, use_bias(false)>{}(x);
  constexpr auto k = Dense<7, use_bias(false)>{}(x);
  constexpr auto v = Dense<7, use_bias(false)>{}(x);
  constexpr auto qk = Multiply<>{}(q, k);
  constexpr auto s = Activation<softmax>{}(qk);
  constexpr auto y = Multiply<>{}(s, v);
}  // namespace case_graph_three_equal_calls

namespace case_graph_merged_backwards {
  constexpr auto x = Input<4>{};
  constexpr auto a = Dense<3>{}(x);
  constexpr auto b = Dense<3>{}(x);
  constexpr auto y = Concatenate<>{}(b, a);
}  // namespace case_graph_merged_backwards

namespace case_graph_two_inputs {
  constexpr auto x = Input<3, name("left")>{};
  constexpr auto z = Input<3, name("right")>{};
  constexpr auto a = Concatenate<>{}(x, z);
  constexpr auto b = Dense<5, relu>{}(a);
  constexpr auto y = Dense<1, sigmoid>{}(b);
}  // namespace case_graph_two_inputs

namespace case_graph_image_and_words {
  constexpr auto image = Input<6, 5, 2>{};
  constexpr auto words = Input<4, 3>{};
  constexpr auto a = Conv2D<5, 3, relu>{}(image);
  constexpr auto b = Flatten<>{}(a);
  constexpr auto c = LSTM<6>{}(words);
  constexpr auto d = Concatenate<>{}(b, c);
  constexpr auto y = Dense<3, softmax>{}(d);
}  // namespace case_graph_image_and_words

namespace case_graph_two_heads {
  constexpr auto x = Input<4>{};
  constexpr auto a = Dense<8, relu>{}(x);
  constexpr auto y = Dense<3, softmax>{}(a);
  constexpr auto z = Dense<1>{}(a);
}  // namespace case_graph_two_heads

namespace case_graph_inner_tensor_as_output {
  constexpr auto x = Input<4>{};
  constexpr auto a = Dense<5, relu>{}(x);
  constexpr auto y = Dense<3>{}(a);
}  // namespace case_graph_inner_tensor_as_output

namespace case_graph_two_in_two_out {
  constexpr auto x = Input<4, name("x")>{};
  constexpr auto z = Input<6, name("z")>{};
  constexpr auto a = Dense<5>{}(x);
  constexpr auto b = Dense<5>{}(z);
  constexpr auto u = Add<>{}(a, b);
  constexpr auto c = Multiply<>{}(a, b);
  constexpr auto v = Dense<2>{}(c);
}  // namespace case_graph_two_in_two_out

namespace case_graph_shared {
  constexpr auto x = Input<4, name("left")>{};
  constexpr auto z = Input<4, name("right")>{};
  constexpr auto shared = Dense<5, relu, name("shared")>{};
  constexpr auto a = shared(x);
  constexpr auto b = shared(z);
  constexpr auto c = Concatenate<>{}(a, b);
  constexpr auto y = Dense<2>{}(c);
}  // namespace case_graph_shared

namespace case_graph_shared_in_line {
  constexpr auto x = Input<5>{};
  constexpr auto again = Dense<5, activation::tanh, name("again")>{};
  constexpr auto a = again(x);
  constexpr auto b = again(a);
  constexpr auto c = again(b);
  constexpr auto y = Dense<2>{}(c);
}  // namespace case_graph_shared_in_line

namespace case_graph_shared_conv {
  constexpr auto x = Input<6, 5, 2, name("left")>{};
  constexpr auto z = Input<6, 5, 2, name("right")>{};
  constexpr auto stem = Conv2D<4, 3, relu, name("stem")>{};
  constexpr auto a = stem(x);
  constexpr auto b = stem(z);
  constexpr auto c = Multiply<>{}(a, b);
  constexpr auto d = Flatten<>{}(c);
  constexpr auto y = Dense<1>{}(d);
}  // namespace case_graph_shared_conv

namespace case_graph_nested_sequential {
  constexpr auto x = Input<4>{};
  using Inner = Sequential<Input<4>, Dense<6, relu>, Dense<3>>;
  constexpr auto a = as_layer<Inner>{}(x);
  constexpr auto y = Dense<2>{}(a);
}  // namespace case_graph_nested_sequential

namespace case_graph_nested_functional {
  constexpr auto s = Input<5>{};
  constexpr auto t = Dense<5, relu>{}(s);
  constexpr auto u = Add<>{}(s, t);
  using Inner = Model<inputs(s), outputs(u)>;
  constexpr auto x = Input<3>{};
  constexpr auto a = Dense<5>{}(x);
  constexpr auto b = as_layer<Inner>{}(a);
  constexpr auto y = Dense<2>{}(b);
}  // namespace case_graph_nested_functional

namespace case_graph_nested_twice {
  constexpr auto x = Input<4>{};
  constexpr auto a = as_layer<Sequential<Input<4>, Dense<4, relu>>>{}(x);
  constexpr auto b = as_layer<Sequential<Input<4>, Dense<4, relu>>>{}(a);
  constexpr auto y = Concatenate<>{}(a, b);
}  // namespace case_graph_nested_twice

namespace case_graph_two_directions {
  constexpr auto x = Input<7, 3>{};
  constexpr auto a = LSTM<4, return_sequences>{}(x);
  constexpr auto b = LSTM<4, return_sequences, go_backwards>{}(x);
  constexpr auto c = Concatenate<>{}(a, b);
  constexpr auto y = Dense<2>{}(c);
}  // namespace case_graph_two_directions

namespace case_graph_fixed_batch {
  constexpr auto x = Input<5, batch_size(4)>{};
  constexpr auto a = Dense<3, relu>{}(x);
  constexpr auto b = Dense<3>{}(x);
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_graph_fixed_batch

namespace case_graph_transformer_encoder {
  constexpr auto x = Input<9, name("tokens")>{};
  constexpr auto p = Input<9, name("places")>{};
  constexpr auto t = Embedding<12, 16>{}(x);
  constexpr auto q = Embedding<12, 16>{}(p);
  constexpr auto h = Add<>{}(t, q);
  constexpr auto a = MultiHeadAttention<4, 4>{}(h, h);
  constexpr auto r = Add<>{}(h, a);
  constexpr auto b = LayerNormalization<>{}(r);
  constexpr auto c = Dense<32, relu>{}(b);
  constexpr auto d = Dense<16>{}(c);
  constexpr auto s = Add<>{}(b, d);
  constexpr auto e = LayerNormalization<>{}(s);
  constexpr auto g = GlobalAveragePooling1D<>{}(e);
  constexpr auto y = Dense<3, softmax>{}(g);
}  // namespace case_graph_transformer_encoder
}  // namespace
IKEBANA_CASE("graph_line", 3, (Model<inputs(case_graph_line::x), outputs(case_graph_line::y)>))
IKEBANA_CASE("graph_residual", 3, (Model<inputs(case_graph_residual::x), outputs(case_graph_residual::y)>))
IKEBANA_CASE("graph_residual_tower", 2, (Model<inputs(case_graph_residual_tower::x), outputs(case_graph_residual_tower::y)>))
IKEBANA_CASE("graph_residual_conv", 2, (Model<inputs(case_graph_residual_conv::x), outputs(case_graph_residual_conv::y)>))
IKEBANA_CASE("graph_residual_conv_first", 2, (Model<inputs(case_graph_residual_conv_first::x), outputs(case_graph_residual_conv_first::y)>))
IKEBANA_CASE("graph_branches", 3, (Model<inputs(case_graph_branches::x), outputs(case_graph_branches::y)>))
IKEBANA_CASE("graph_equal_branches", 3, (Model<inputs(case_graph_equal_branches::x), outputs(case_graph_equal_branches::y)>))
IKEBANA_CASE("graph_unequal_branches", 2, (Model<inputs(case_graph_unequal_branches::x), outputs(case_graph_unequal_branches::y)>))
IKEBANA_CASE("graph_short_branch_first", 2, (Model<inputs(case_graph_short_branch_first::x), outputs(case_graph_short_branch_first::y)>))
IKEBANA_CASE("graph_inception", 2, (Model<inputs(case_graph_inception::x), outputs(case_graph_inception::y)>))
IKEBANA_CASE("graph_dense_net", 2, (Model<inputs(case_graph_dense_net::x), outputs(case_graph_dense_net::y)>))
IKEBANA_CASE("graph_three_equal_calls", 2, (Model<inputs(case_graph_three_equal_calls::x), outputs(case_graph_three_equal_calls::y)>))
IKEBANA_CASE("graph_merged_backwards", 2, (Model<inputs(case_graph_merged_backwards::x), outputs(case_graph_merged_backwards::y)>))
IKEBANA_CASE("graph_two_inputs", 3, (Model<inputs(case_graph_two_inputs::x, case_graph_two_inputs::z), outputs(case_graph_two_inputs::y)>))
IKEBANA_CASE("graph_image_and_words", 2, (Model<inputs(case_graph_image_and_words::image, case_graph_image_and_words::words), outputs(case_graph_image_and_words::y)>))
IKEBANA_CASE("graph_two_heads", 3, (Model<inputs(case_graph_two_heads::x), outputs(case_graph_two_heads::y, case_graph_two_heads::z)>))
IKEBANA_CASE("graph_inner_tensor_as_output", 2, (Model<inputs(case_graph_inner_tensor_as_output::x), outputs(case_graph_inner_tensor_as_output::a, case_graph_inner_tensor_as_output::y)>))
IKEBANA_CASE("graph_two_in_two_out", 2, (Model<inputs(case_graph_two_in_two_out::x, case_graph_two_in_two_out::z), outputs(case_graph_two_in_two_out::u, case_graph_two_in_two_out::v)>))
IKEBANA_CASE("graph_shared", 3, (Model<inputs(case_graph_shared::x, case_graph_shared::z), outputs(case_graph_shared::y)>))
IKEBANA_CASE("graph_shared_in_line", 2, (Model<inputs(case_graph_shared_in_line::x), outputs(case_graph_shared_in_line::y)>))
IKEBANA_CASE("graph_shared_conv", 2, (Model<inputs(case_graph_shared_conv::x, case_graph_shared_conv::z), outputs(case_graph_shared_conv::y)>))
IKEBANA_CASE("graph_nested_sequential", 2, (Model<inputs(case_graph_nested_sequential::x), outputs(case_graph_nested_sequential::y)>))
IKEBANA_CASE("graph_nested_functional", 2, (Model<inputs(case_graph_nested_functional::x), outputs(case_graph_nested_functional::y)>))
IKEBANA_CASE("graph_nested_twice", 2, (Model<inputs(case_graph_nested_twice::x), outputs(case_graph_nested_twice::y)>))
IKEBANA_CASE("graph_two_directions", 2, (Model<inputs(case_graph_two_directions::x), outputs(case_graph_two_directions::y)>))
IKEBANA_CASE("graph_fixed_batch", 4, (Model<inputs(case_graph_fixed_batch::x), outputs(case_graph_fixed_batch::y)>))
IKEBANA_CASE("nested_in_sequential", 2, (Sequential<Input<3>, Sequential<Input<3>, Dense<4, relu>, Dense<5>>, Dense<1>>))
IKEBANA_CASE("nested_deep", 2, (Sequential<Input<5, 4, 2>, Sequential<Input<5, 4, 2>, Conv2D<3, 2>, Sequential<Input<4, 3, 3>, BatchNormalization<>, Activation<relu>>, MaxPooling2D<2>>, Flatten<>, Dense<2>>))
IKEBANA_CASE("graph_transformer_encoder", 2, (Model<inputs(case_graph_transformer_encoder::x, case_graph_transformer_encoder::p), outputs(case_graph_transformer_encoder::y)>))
