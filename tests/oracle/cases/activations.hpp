// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/activations.py.
namespace {
namespace case_activations_others {
  constexpr auto start = Input<2, 6>{};
  constexpr auto x = UnitNormalization<>{}(start);
  constexpr auto y0 = Activation<celu>{}(x);
  constexpr auto y1 = Activation<celu(0.4)>{}(x);
  constexpr auto y2 = Activation<exponential>{}(x);
  constexpr auto y3 = Activation<gelu(approximate)>{}(x);
  constexpr auto y4 = Activation<hard_shrink>{}(x);
  constexpr auto y5 = Activation<hard_shrink(0.2)>{}(x);
  constexpr auto y6 = Activation<hard_sigmoid>{}(x);
  constexpr auto y7 = Activation<hard_silu>{}(x);
  constexpr auto y8 = Activation<hard_tanh>{}(x);
  constexpr auto y9 = Activation<log_sigmoid>{}(x);
  constexpr auto y10 = Activation<mish>{}(x);
  constexpr auto y11 = Activation<relu6>{}(x);
  constexpr auto y12 = Activation<soft_shrink>{}(x);
  constexpr auto y13 = Activation<soft_shrink(0.3)>{}(x);
  constexpr auto y14 = Activation<sparse_plus>{}(x);
  constexpr auto y15 = Activation<sparse_sigmoid>{}(x);
  constexpr auto y16 = Activation<squareplus>{}(x);
  constexpr auto y17 = Activation<squareplus(1)>{}(x);
  constexpr auto y18 = Activation<tanh_shrink>{}(x);
  constexpr auto y19 = Activation<threshold(-0.1, 2)>{}(x);
  constexpr auto y20 = Activation<log_softmax>{}(x);
  constexpr auto y21 = Activation<glu>{}(x);
  constexpr auto y22 = Activation<relu(negative_slope(0.3), max_value(0.7), threshold(0.2))>{}(x);
  constexpr auto y23 = Activation<relu(max_value(1))>{}(x);
}  // namespace case_activations_others

namespace case_dense_with_others {
  constexpr auto start = Input<5>{};
  constexpr auto x = UnitNormalization<>{}(start);
  constexpr auto y0 = Dense<6, celu>{}(x);
  constexpr auto y1 = Dense<6, celu(0.4)>{}(x);
  constexpr auto y2 = Dense<6, exponential>{}(x);
  constexpr auto y3 = Dense<6, gelu(approximate)>{}(x);
  constexpr auto y4 = Dense<6, hard_shrink>{}(x);
  constexpr auto y5 = Dense<6, hard_shrink(0.2)>{}(x);
  constexpr auto y6 = Dense<6, hard_sigmoid>{}(x);
  constexpr auto y7 = Dense<6, hard_silu>{}(x);
  constexpr auto y8 = Dense<6, hard_tanh>{}(x);
  constexpr auto y9 = Dense<6, log_sigmoid>{}(x);
  constexpr auto y10 = Dense<6, mish>{}(x);
  constexpr auto y11 = Dense<6, relu6>{}(x);
  constexpr auto y12 = Dense<6, soft_shrink>{}(x);
  constexpr auto y13 = Dense<6, soft_shrink(0.3)>{}(x);
  constexpr auto y14 = Dense<6, sparse_plus>{}(x);
  constexpr auto y15 = Dense<6, sparse_sigmoid>{}(x);
  constexpr auto y16 = Dense<6, squareplus>{}(x);
  constexpr auto y17 = Dense<6, squareplus(1)>{}(x);
  constexpr auto y18 = Dense<6, tanh_shrink>{}(x);
  constexpr auto y19 = Dense<6, threshold(-0.1, 2)>{}(x);
  constexpr auto y20 = Dense<6, log_softmax>{}(x);
  constexpr auto y21 = Dense<6, glu>{}(x);
  constexpr auto y22 = Dense<6, relu(negative_slope(0.3), max_value(0.7), threshold(0.2))>{}(x);
  constexpr auto y23 = Dense<6, relu(max_value(1))>{}(x);
}  // namespace case_dense_with_others

namespace case_activations_along {
  constexpr auto start = Input<4, 6, 3>{};
  constexpr auto x = Activation<log_softmax>{}(start);
  constexpr auto y0 = Activation<softmax(axis(1))>{}(x);
  constexpr auto y1 = Activation<softmax(axis(-2))>{}(x);
  constexpr auto y2 = Activation<log_softmax(axis(1))>{}(x);
  constexpr auto y3 = Activation<log_softmax(axis(-2))>{}(x);
  constexpr auto y4 = Activation<sparsemax(axis(1))>{}(x);
  constexpr auto y5 = Activation<sparsemax(axis(-2))>{}(x);
  constexpr auto y6 = Activation<glu(axis(1))>{}(x);
  constexpr auto y7 = Activation<glu(axis(-2))>{}(x);
}  // namespace case_activations_along

namespace case_relu_layers {
  constexpr auto x = Input<7, 5>{};
  constexpr auto a = ReLU<>{}(x);
  constexpr auto b = ReLU<max_value(0.8)>{}(x);
  constexpr auto c = ReLU<max_value(0.7), negative_slope(0.2), threshold(0.3)>{}(x);
  constexpr auto d = LeakyReLU<>{}(x);
  constexpr auto e = LeakyReLU<negative_slope(0.1)>{}(x);
  constexpr auto f = ELU<>{}(x);
  constexpr auto g = ELU<alpha(0.4)>{}(x);
  constexpr auto h = PReLU<>{}(x);
}  // namespace case_relu_layers
}  // namespace
IKEBANA_CASE("activation_sparsemax", 5, (Sequential<Input<3, 19>, Activation<log_softmax>, Activation<sparsemax>>))
IKEBANA_CASE("activations_others", 3, (Model<inputs(case_activations_others::start), outputs(case_activations_others::y0, case_activations_others::y1, case_activations_others::y2, case_activations_others::y3, case_activations_others::y4, case_activations_others::y5, case_activations_others::y6, case_activations_others::y7, case_activations_others::y8, case_activations_others::y9, case_activations_others::y10, case_activations_others::y11, case_activations_others::y12, case_activations_others::y13, case_activations_others::y14, case_activations_others::y15, case_activations_others::y16, case_activations_others::y17, case_activations_others::y18, case_activations_others::y19, case_activations_others::y20, case_activations_others::y21, case_activations_others::y22, case_activations_others::y23)>))
IKEBANA_CASE("dense_with_others", 2, (Model<inputs(case_dense_with_others::start), outputs(case_dense_with_others::y0, case_dense_with_others::y1, case_dense_with_others::y2, case_dense_with_others::y3, case_dense_with_others::y4, case_dense_with_others::y5, case_dense_with_others::y6, case_dense_with_others::y7, case_dense_with_others::y8, case_dense_with_others::y9, case_dense_with_others::y10, case_dense_with_others::y11, case_dense_with_others::y12, case_dense_with_others::y13, case_dense_with_others::y14, case_dense_with_others::y15, case_dense_with_others::y16, case_dense_with_others::y17, case_dense_with_others::y18, case_dense_with_others::y19, case_dense_with_others::y20, case_dense_with_others::y21, case_dense_with_others::y22, case_dense_with_others::y23)>))
IKEBANA_CASE("activations_along", 2, (Model<inputs(case_activations_along::start), outputs(case_activations_along::y0, case_activations_along::y1, case_activations_along::y2, case_activations_along::y3, case_activations_along::y4, case_activations_along::y5, case_activations_along::y6, case_activations_along::y7)>))
IKEBANA_CASE("relu_layers", 3, (Model<inputs(case_relu_layers::x), outputs(case_relu_layers::a, case_relu_layers::b, case_relu_layers::c, case_relu_layers::d, case_relu_layers::e, case_relu_layers::f, case_relu_layers::g, case_relu_layers::h)>))
IKEBANA_CASE("relu_layers_behind", 2, (Sequential<Input<6, 5, 2>, Conv2D<4, 2>, LeakyReLU<>, MaxPooling2D<2>, Flatten<>, Dense<9>, ReLU<max_value(1)>, Dense<5>, ELU<>>))
IKEBANA_CASE("prelu_19", 3, (Sequential<Input<19>, PReLU<>>))
IKEBANA_CASE("prelu_shared", 2, (Sequential<Input<4, 3, 5>, PReLU<shared_axes(1, 2)>>))
IKEBANA_CASE("prelu_shared_last", 2, (Sequential<Input<4, 3, 5>, PReLU<shared_axes(1, 3)>>))
IKEBANA_CASE("prelu_shared_negative", 2, (Sequential<Input<4, 3, 5>, PReLU<shared_axes(0, -1)>>))
IKEBANA_CASE("softmax_layer", 3, (Sequential<Input<9>, Softmax<>>))
IKEBANA_CASE("softmax_axis_1", 2, (Sequential<Input<4, 19>, Softmax<axis(1)>>))
IKEBANA_CASE("softmax_axes", 2, (Sequential<Input<3, 4, 5>, Softmax<axis(1, 2)>>))
IKEBANA_CASE("softmax_axes_last", 2, (Sequential<Input<3, 4, 5>, Softmax<axis(-1, 2)>>))
IKEBANA_CASE("softmax_axes_apart", 2, (Sequential<Input<3, 4, 5>, Softmax<axis(1, 3)>>))
IKEBANA_CASE("softmax_axes_apart_inside", 2, (Sequential<Input<3, 2, 4, 5>, Softmax<axis(1, 3)>>))
IKEBANA_CASE("dense_with_relu", 5, (Sequential<Input<6>, Dense<19, relu>>))
IKEBANA_CASE("dense_with_sigmoid", 5, (Sequential<Input<6>, Dense<19, sigmoid>>))
IKEBANA_CASE("dense_with_tanh", 5, (Sequential<Input<6>, Dense<19, activation::tanh>>))
IKEBANA_CASE("dense_with_softmax", 5, (Sequential<Input<6>, Dense<19, softmax>>))
IKEBANA_CASE("dense_with_elu", 5, (Sequential<Input<6>, Dense<19, elu>>))
IKEBANA_CASE("dense_with_selu", 5, (Sequential<Input<6>, Dense<19, selu>>))
IKEBANA_CASE("dense_with_gelu", 5, (Sequential<Input<6>, Dense<19, gelu>>))
IKEBANA_CASE("dense_with_silu", 5, (Sequential<Input<6>, Dense<19, silu>>))
IKEBANA_CASE("dense_with_softplus", 5, (Sequential<Input<6>, Dense<19, softplus>>))
IKEBANA_CASE("dense_with_leaky_relu", 5, (Sequential<Input<6>, Dense<19, leaky_relu>>))
IKEBANA_CASE("dense_with_linear", 5, (Sequential<Input<6>, Dense<19, linear>>))
IKEBANA_CASE("activation_relu", 3, (Sequential<Input<4, 9>, Activation<relu>>))
IKEBANA_CASE("activation_sigmoid", 3, (Sequential<Input<4, 9>, Activation<sigmoid>>))
IKEBANA_CASE("activation_tanh", 3, (Sequential<Input<4, 9>, Activation<activation::tanh>>))
IKEBANA_CASE("activation_softmax", 3, (Sequential<Input<4, 9>, Activation<softmax>>))
IKEBANA_CASE("activation_elu", 3, (Sequential<Input<4, 9>, Activation<elu>>))
IKEBANA_CASE("activation_selu", 3, (Sequential<Input<4, 9>, Activation<selu>>))
IKEBANA_CASE("activation_gelu", 3, (Sequential<Input<4, 9>, Activation<gelu>>))
IKEBANA_CASE("activation_silu", 3, (Sequential<Input<4, 9>, Activation<silu>>))
IKEBANA_CASE("activation_softplus", 3, (Sequential<Input<4, 9>, Activation<softplus>>))
IKEBANA_CASE("activation_leaky_relu", 3, (Sequential<Input<4, 9>, Activation<leaky_relu>>))
IKEBANA_CASE("activation_linear", 3, (Sequential<Input<4, 9>, Activation<linear>>))
IKEBANA_CASE("conv2d_with_gelu", 1, (Sequential<Input<4, 5, 2>, Conv2D<5, 2, gelu>>))
IKEBANA_CASE("conv2d_with_softmax", 1, (Sequential<Input<4, 5, 2>, Conv2D<5, 2, softmax>>))
IKEBANA_CASE("conv2d_with_leaky_relu", 1, (Sequential<Input<4, 5, 2>, Conv2D<5, 2, leaky_relu>>))
IKEBANA_CASE("dense_qualified_relu", 3, (Sequential<Input<6>, Dense<5, activation::relu>>))
IKEBANA_CASE("activation_softmax_wide", 2, (Sequential<Input<70>, Activation<softmax>>))
IKEBANA_CASE("activation_softmax_rank_4", 2, (Sequential<Input<3, 2, 5>, Activation<softmax>>))
IKEBANA_CASE("activation_softmax_channels_first", 2, (Sequential<Input<3, 2, 5, channels_first>, Activation<softmax>>))
IKEBANA_CASE("conv1d_with_softmax", 2, (Sequential<Input<6, 3>, Conv1D<4, 2, softmax>>))
