// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/merging.py.
namespace {
namespace case_add_7 {
  constexpr auto a = Input<7, name("add_7_a")>{};
  constexpr auto b = Input<7, name("add_7_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_7

namespace case_multiply_7 {
  constexpr auto a = Input<7, name("multiply_7_a")>{};
  constexpr auto b = Input<7, name("multiply_7_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_7

namespace case_add_three {
  constexpr auto a = Input<5, name("add_three_a")>{};
  constexpr auto b = Input<5, name("add_three_b")>{};
  constexpr auto c = Input<5, name("add_three_c")>{};
  constexpr auto y = Add<>{}(a, b, c);
}  // namespace case_add_three

namespace case_multiply_three {
  constexpr auto a = Input<5, name("multiply_three_a")>{};
  constexpr auto b = Input<5, name("multiply_three_b")>{};
  constexpr auto c = Input<5, name("multiply_three_c")>{};
  constexpr auto y = Multiply<>{}(a, b, c);
}  // namespace case_multiply_three

namespace case_add_rank_4 {
  constexpr auto a = Input<3, 4, 17, name("add_rank_4_a")>{};
  constexpr auto b = Input<3, 4, 17, name("add_rank_4_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_rank_4

namespace case_multiply_rank_4 {
  constexpr auto a = Input<3, 4, 17, name("multiply_rank_4_a")>{};
  constexpr auto b = Input<3, 4, 17, name("multiply_rank_4_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_rank_4

namespace case_add_one_right {
  constexpr auto a = Input<4, name("add_one_right_a")>{};
  constexpr auto b = Input<1, name("add_one_right_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_one_right

namespace case_multiply_one_right {
  constexpr auto a = Input<4, name("multiply_one_right_a")>{};
  constexpr auto b = Input<1, name("multiply_one_right_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_one_right

namespace case_add_ones_across {
  constexpr auto a = Input<5, 1, name("add_ones_across_a")>{};
  constexpr auto b = Input<1, 4, name("add_ones_across_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_ones_across

namespace case_multiply_ones_across {
  constexpr auto a = Input<5, 1, name("multiply_ones_across_a")>{};
  constexpr auto b = Input<1, 4, name("multiply_ones_across_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_ones_across

namespace case_add_rank_3_and_2 {
  constexpr auto a = Input<5, 4, name("add_rank_3_and_2_a")>{};
  constexpr auto b = Input<4, name("add_rank_3_and_2_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_rank_3_and_2

namespace case_multiply_rank_3_and_2 {
  constexpr auto a = Input<5, 4, name("multiply_rank_3_and_2_a")>{};
  constexpr auto b = Input<4, name("multiply_rank_3_and_2_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_rank_3_and_2

namespace case_add_rank_4_and_2 {
  constexpr auto a = Input<3, 2, 5, name("add_rank_4_and_2_a")>{};
  constexpr auto b = Input<5, name("add_rank_4_and_2_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_rank_4_and_2

namespace case_multiply_rank_4_and_2 {
  constexpr auto a = Input<3, 2, 5, name("multiply_rank_4_and_2_a")>{};
  constexpr auto b = Input<5, name("multiply_rank_4_and_2_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_rank_4_and_2

namespace case_add_rank_4_and_3 {
  constexpr auto a = Input<3, 2, 5, name("add_rank_4_and_3_a")>{};
  constexpr auto b = Input<2, 5, name("add_rank_4_and_3_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_rank_4_and_3

namespace case_multiply_rank_4_and_3 {
  constexpr auto a = Input<3, 2, 5, name("multiply_rank_4_and_3_a")>{};
  constexpr auto b = Input<2, 5, name("multiply_rank_4_and_3_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_rank_4_and_3

namespace case_add_square_ranks {
  constexpr auto a = Input<4, 4, name("add_square_ranks_a")>{};
  constexpr auto b = Input<4, name("add_square_ranks_b")>{};
  constexpr auto y = Add<>{}(a, b);
}  // namespace case_add_square_ranks

namespace case_multiply_square_ranks {
  constexpr auto a = Input<4, 4, name("multiply_square_ranks_a")>{};
  constexpr auto b = Input<4, name("multiply_square_ranks_b")>{};
  constexpr auto y = Multiply<>{}(a, b);
}  // namespace case_multiply_square_ranks

namespace case_add_three_ranks {
  constexpr auto a = Input<3, 2, 4, name("add_three_ranks_a")>{};
  constexpr auto b = Input<4, name("add_three_ranks_b")>{};
  constexpr auto c = Input<2, 1, name("add_three_ranks_c")>{};
  constexpr auto y = Add<>{}(a, b, c);
}  // namespace case_add_three_ranks

namespace case_multiply_three_ranks {
  constexpr auto a = Input<3, 2, 4, name("multiply_three_ranks_a")>{};
  constexpr auto b = Input<4, name("multiply_three_ranks_b")>{};
  constexpr auto c = Input<2, 1, name("multiply_three_ranks_c")>{};
  constexpr auto y = Multiply<>{}(a, b, c);
}  // namespace case_multiply_three_ranks

namespace case_concatenate_3_5 {
  constexpr auto a = Input<3, name("concatenate_3_5_a")>{};
  constexpr auto b = Input<5, name("concatenate_3_5_b")>{};
  constexpr auto y = Concatenate<>{}(a, b);
}  // namespace case_concatenate_3_5

namespace case_concatenate_three {
  constexpr auto a = Input<1, name("concatenate_three_a")>{};
  constexpr auto b = Input<8, name("concatenate_three_b")>{};
  constexpr auto c = Input<4, name("concatenate_three_c")>{};
  constexpr auto y = Concatenate<>{}(a, b, c);
}  // namespace case_concatenate_three

namespace case_concatenate_rank_3 {
  constexpr auto a = Input<4, 3, name("concatenate_rank_3_a")>{};
  constexpr auto b = Input<4, 6, name("concatenate_rank_3_b")>{};
  constexpr auto y = Concatenate<>{}(a, b);
}  // namespace case_concatenate_rank_3

namespace case_concatenate_axis_1_of_2 {
  constexpr auto a = Input<3, name("concatenate_axis_1_of_2_a")>{};
  constexpr auto b = Input<4, name("concatenate_axis_1_of_2_b")>{};
  constexpr auto y = Concatenate<axis(1)>{}(a, b);
}  // namespace case_concatenate_axis_1_of_2

namespace case_concatenate_axis_1 {
  constexpr auto a = Input<2, 5, name("concatenate_axis_1_a")>{};
  constexpr auto b = Input<3, 5, name("concatenate_axis_1_b")>{};
  constexpr auto y = Concatenate<axis(1)>{}(a, b);
}  // namespace case_concatenate_axis_1

namespace case_concatenate_axis_2 {
  constexpr auto a = Input<3, 2, name("concatenate_axis_2_a")>{};
  constexpr auto b = Input<3, 5, name("concatenate_axis_2_b")>{};
  constexpr auto y = Concatenate<axis(2)>{}(a, b);
}  // namespace case_concatenate_axis_2

namespace case_concatenate_axis_minus_2 {
  constexpr auto a = Input<3, 4, name("concatenate_axis_minus_2_a")>{};
  constexpr auto b = Input<2, 4, name("concatenate_axis_minus_2_b")>{};
  constexpr auto y = Concatenate<axis(-2)>{}(a, b);
}  // namespace case_concatenate_axis_minus_2

namespace case_concatenate_rank_4 {
  constexpr auto a = Input<3, 4, 5, name("concatenate_rank_4_a")>{};
  constexpr auto b = Input<3, 4, 8, name("concatenate_rank_4_b")>{};
  constexpr auto y = Concatenate<>{}(a, b);
}  // namespace case_concatenate_rank_4

namespace case_concatenate_rank_4_axis_1 {
  constexpr auto a = Input<2, 4, 3, name("concatenate_rank_4_axis_1_a")>{};
  constexpr auto b = Input<1, 4, 3, name("concatenate_rank_4_axis_1_b")>{};
  constexpr auto y = Concatenate<axis(1)>{}(a, b);
}  // namespace case_concatenate_rank_4_axis_1

namespace case_concatenate_rank_4_axis_2 {
  constexpr auto a = Input<3, 2, 4, name("concatenate_rank_4_axis_2_a")>{};
  constexpr auto b = Input<3, 5, 4, name("concatenate_rank_4_axis_2_b")>{};
  constexpr auto y = Concatenate<axis(2)>{}(a, b);
}  // namespace case_concatenate_rank_4_axis_2

namespace case_concatenate_first {
  constexpr auto a = Input<2, 4, 5, channels_first, name("concatenate_first_a")>{};
  constexpr auto b = Input<3, 4, 5, channels_first, name("concatenate_first_b")>{};
  constexpr auto y = Concatenate<axis(1)>{}(a, b);
}  // namespace case_concatenate_first

namespace case_concatenate_batches {
  constexpr auto a = Input<2, 4, batch_size(3), name("concatenate_batches_a")>{};
  constexpr auto b = Input<2, 4, batch_size(3), name("concatenate_batches_b")>{};
  constexpr auto y = Concatenate<axis(0)>{}(a, b);
}  // namespace case_concatenate_batches

namespace case_dot_vectors {
  constexpr auto a = Input<9, name("dot_vectors_a")>{};
  constexpr auto b = Input<9, name("dot_vectors_b")>{};
  constexpr auto y = Dot<axes(1)>{}(a, b);
}  // namespace case_dot_vectors

namespace case_dot_vectors_normalized {
  constexpr auto a = Input<9, name("dot_vectors_normalized_a")>{};
  constexpr auto b = Input<9, name("dot_vectors_normalized_b")>{};
  constexpr auto y = Dot<axes(-1), normalize>{}(a, b);
}  // namespace case_dot_vectors_normalized

namespace case_dot_matrices {
  constexpr auto a = Input<3, 5, name("dot_matrices_a")>{};
  constexpr auto b = Input<5, 17, name("dot_matrices_b")>{};
  constexpr auto y = Dot<axes(2, 1)>{}(a, b);
}  // namespace case_dot_matrices

namespace case_dot_matrices_last {
  constexpr auto a = Input<3, 5, name("dot_matrices_last_a")>{};
  constexpr auto b = Input<4, 5, name("dot_matrices_last_b")>{};
  constexpr auto y = Dot<axes(-1)>{}(a, b);
}  // namespace case_dot_matrices_last

namespace case_dot_matrices_first {
  constexpr auto a = Input<5, 3, name("dot_matrices_first_a")>{};
  constexpr auto b = Input<5, 4, name("dot_matrices_first_b")>{};
  constexpr auto y = Dot<axes(1)>{}(a, b);
}  // namespace case_dot_matrices_first

namespace case_dot_matrices_normalized {
  constexpr auto a = Input<5, 3, name("dot_matrices_normalized_a")>{};
  constexpr auto b = Input<4, 5, name("dot_matrices_normalized_b")>{};
  constexpr auto y = Dot<axes(1, 2), normalize>{}(a, b);
}  // namespace case_dot_matrices_normalized

namespace case_dot_matrix_vector {
  constexpr auto a = Input<3, 5, name("dot_matrix_vector_a")>{};
  constexpr auto b = Input<5, name("dot_matrix_vector_b")>{};
  constexpr auto y = Dot<axes(-1, 1)>{}(a, b);
}  // namespace case_dot_matrix_vector

namespace case_dot_vector_matrix {
  constexpr auto a = Input<5, name("dot_vector_matrix_a")>{};
  constexpr auto b = Input<5, 3, name("dot_vector_matrix_b")>{};
  constexpr auto y = Dot<axes(1)>{}(a, b);
}  // namespace case_dot_vector_matrix

namespace case_dot_rank_4 {
  constexpr auto a = Input<3, 5, 2, name("dot_rank_4_a")>{};
  constexpr auto b = Input<4, 5, 3, name("dot_rank_4_b")>{};
  constexpr auto y = Dot<axes(2)>{}(a, b);
}  // namespace case_dot_rank_4

namespace case_dot_rank_4_and_3 {
  constexpr auto a = Input<3, 2, 5, name("dot_rank_4_and_3_a")>{};
  constexpr auto b = Input<4, 5, name("dot_rank_4_and_3_b")>{};
  constexpr auto y = Dot<axes(3, 2)>{}(a, b);
}  // namespace case_dot_rank_4_and_3

namespace case_dot_rank_3_and_4 {
  constexpr auto a = Input<5, 2, name("dot_rank_3_and_4_a")>{};
  constexpr auto b = Input<2, 3, 5, name("dot_rank_3_and_4_b")>{};
  constexpr auto y = Dot<axes(1, 3)>{}(a, b);
}  // namespace case_dot_rank_3_and_4

namespace case_add_of_dense {
  constexpr auto x = Input<5>{};
  constexpr auto a = Dense<6, relu>{}(x);
  constexpr auto b = Dense<6, activation::tanh>{}(x);
  constexpr auto m = Add<>{}(a, b);
  constexpr auto y = Dense<3>{}(m);
}  // namespace case_add_of_dense

namespace case_multiply_of_dense {
  constexpr auto x = Input<5>{};
  constexpr auto a = Dense<6, relu>{}(x);
  constexpr auto b = Dense<6, activation::tanh>{}(x);
  constexpr auto m = Multiply<>{}(a, b);
  constexpr auto y = Dense<3>{}(m);
}  // namespace case_multiply_of_dense

namespace case_multiply_gate_by_reshape {
  constexpr auto x = Input<5, 4, 6>{};
  constexpr auto a = GlobalAveragePooling2D<>{}(x);
  constexpr auto b = Dense<6, sigmoid>{}(a);
  constexpr auto c = Reshape<1, 1, 6>{}(b);
  constexpr auto y = Multiply<>{}(x, c);
}  // namespace case_multiply_gate_by_reshape

namespace case_multiply_gate_by_rank {
  constexpr auto x = Input<5, 4, 6>{};
  constexpr auto a = GlobalAveragePooling2D<>{}(x);
  constexpr auto b = Dense<6, sigmoid>{}(a);
  constexpr auto y = Multiply<>{}(x, b);
}  // namespace case_multiply_gate_by_rank
}  // namespace
IKEBANA_CASE("add_7", 3, (Model<inputs(case_add_7::a, case_add_7::b), outputs(case_add_7::y)>))
IKEBANA_CASE("multiply_7", 3, (Model<inputs(case_multiply_7::a, case_multiply_7::b), outputs(case_multiply_7::y)>))
IKEBANA_CASE("add_three", 2, (Model<inputs(case_add_three::a, case_add_three::b, case_add_three::c), outputs(case_add_three::y)>))
IKEBANA_CASE("multiply_three", 2, (Model<inputs(case_multiply_three::a, case_multiply_three::b, case_multiply_three::c), outputs(case_multiply_three::y)>))
IKEBANA_CASE("add_rank_4", 2, (Model<inputs(case_add_rank_4::a, case_add_rank_4::b), outputs(case_add_rank_4::y)>))
IKEBANA_CASE("multiply_rank_4", 2, (Model<inputs(case_multiply_rank_4::a, case_multiply_rank_4::b), outputs(case_multiply_rank_4::y)>))
IKEBANA_CASE("add_one_right", 3, (Model<inputs(case_add_one_right::a, case_add_one_right::b), outputs(case_add_one_right::y)>))
IKEBANA_CASE("multiply_one_right", 3, (Model<inputs(case_multiply_one_right::a, case_multiply_one_right::b), outputs(case_multiply_one_right::y)>))
IKEBANA_CASE("add_ones_across", 2, (Model<inputs(case_add_ones_across::a, case_add_ones_across::b), outputs(case_add_ones_across::y)>))
IKEBANA_CASE("multiply_ones_across", 2, (Model<inputs(case_multiply_ones_across::a, case_multiply_ones_across::b), outputs(case_multiply_ones_across::y)>))
IKEBANA_CASE("add_rank_3_and_2", 3, (Model<inputs(case_add_rank_3_and_2::a, case_add_rank_3_and_2::b), outputs(case_add_rank_3_and_2::y)>))
IKEBANA_CASE("multiply_rank_3_and_2", 3, (Model<inputs(case_multiply_rank_3_and_2::a, case_multiply_rank_3_and_2::b), outputs(case_multiply_rank_3_and_2::y)>))
IKEBANA_CASE("add_rank_4_and_2", 2, (Model<inputs(case_add_rank_4_and_2::a, case_add_rank_4_and_2::b), outputs(case_add_rank_4_and_2::y)>))
IKEBANA_CASE("multiply_rank_4_and_2", 2, (Model<inputs(case_multiply_rank_4_and_2::a, case_multiply_rank_4_and_2::b), outputs(case_multiply_rank_4_and_2::y)>))
IKEBANA_CASE("add_rank_4_and_3", 2, (Model<inputs(case_add_rank_4_and_3::a, case_add_rank_4_and_3::b), outputs(case_add_rank_4_and_3::y)>))
IKEBANA_CASE("multiply_rank_4_and_3", 2, (Model<inputs(case_multiply_rank_4_and_3::a, case_multiply_rank_4_and_3::b), outputs(case_multiply_rank_4_and_3::y)>))
IKEBANA_CASE("add_square_ranks", 4, (Model<inputs(case_add_square_ranks::a, case_add_square_ranks::b), outputs(case_add_square_ranks::y)>))
IKEBANA_CASE("multiply_square_ranks", 4, (Model<inputs(case_multiply_square_ranks::a, case_multiply_square_ranks::b), outputs(case_multiply_square_ranks::y)>))
IKEBANA_CASE("add_three_ranks", 2, (Model<inputs(case_add_three_ranks::a, case_add_three_ranks::b, case_add_three_ranks::c), outputs(case_add_three_ranks::y)>))
IKEBANA_CASE("multiply_three_ranks", 2, (Model<inputs(case_multiply_three_ranks::a, case_multiply_three_ranks::b, case_multiply_three_ranks::c), outputs(case_multiply_three_ranks::y)>))
IKEBANA_CASE("concatenate_3_5", 3, (Model<inputs(case_concatenate_3_5::a, case_concatenate_3_5::b), outputs(case_concatenate_3_5::y)>))
IKEBANA_CASE("concatenate_three", 2, (Model<inputs(case_concatenate_three::a, case_concatenate_three::b, case_concatenate_three::c), outputs(case_concatenate_three::y)>))
IKEBANA_CASE("concatenate_rank_3", 2, (Model<inputs(case_concatenate_rank_3::a, case_concatenate_rank_3::b), outputs(case_concatenate_rank_3::y)>))
IKEBANA_CASE("concatenate_axis_1_of_2", 2, (Model<inputs(case_concatenate_axis_1_of_2::a, case_concatenate_axis_1_of_2::b), outputs(case_concatenate_axis_1_of_2::y)>))
IKEBANA_CASE("concatenate_axis_1", 2, (Model<inputs(case_concatenate_axis_1::a, case_concatenate_axis_1::b), outputs(case_concatenate_axis_1::y)>))
IKEBANA_CASE("concatenate_axis_2", 2, (Model<inputs(case_concatenate_axis_2::a, case_concatenate_axis_2::b), outputs(case_concatenate_axis_2::y)>))
IKEBANA_CASE("concatenate_axis_minus_2", 2, (Model<inputs(case_concatenate_axis_minus_2::a, case_concatenate_axis_minus_2::b), outputs(case_concatenate_axis_minus_2::y)>))
IKEBANA_CASE("concatenate_rank_4", 2, (Model<inputs(case_concatenate_rank_4::a, case_concatenate_rank_4::b), outputs(case_concatenate_rank_4::y)>))
IKEBANA_CASE("concatenate_rank_4_axis_1", 2, (Model<inputs(case_concatenate_rank_4_axis_1::a, case_concatenate_rank_4_axis_1::b), outputs(case_concatenate_rank_4_axis_1::y)>))
IKEBANA_CASE("concatenate_rank_4_axis_2", 2, (Model<inputs(case_concatenate_rank_4_axis_2::a, case_concatenate_rank_4_axis_2::b), outputs(case_concatenate_rank_4_axis_2::y)>))
IKEBANA_CASE("concatenate_first", 2, (Model<inputs(case_concatenate_first::a, case_concatenate_first::b), outputs(case_concatenate_first::y)>))
IKEBANA_CASE("concatenate_batches", 3, (Model<inputs(case_concatenate_batches::a, case_concatenate_batches::b), outputs(case_concatenate_batches::y)>))
IKEBANA_CASE("dot_vectors", 3, (Model<inputs(case_dot_vectors::a, case_dot_vectors::b), outputs(case_dot_vectors::y)>))
IKEBANA_CASE("dot_vectors_normalized", 3, (Model<inputs(case_dot_vectors_normalized::a, case_dot_vectors_normalized::b), outputs(case_dot_vectors_normalized::y)>))
IKEBANA_CASE("dot_matrices", 2, (Model<inputs(case_dot_matrices::a, case_dot_matrices::b), outputs(case_dot_matrices::y)>))
IKEBANA_CASE("dot_matrices_last", 2, (Model<inputs(case_dot_matrices_last::a, case_dot_matrices_last::b), outputs(case_dot_matrices_last::y)>))
IKEBANA_CASE("dot_matrices_first", 2, (Model<inputs(case_dot_matrices_first::a, case_dot_matrices_first::b), outputs(case_dot_matrices_first::y)>))
IKEBANA_CASE("dot_matrices_normalized", 2, (Model<inputs(case_dot_matrices_normalized::a, case_dot_matrices_normalized::b), outputs(case_dot_matrices_normalized::y)>))
IKEBANA_CASE("dot_matrix_vector", 2, (Model<inputs(case_dot_matrix_vector::a, case_dot_matrix_vector::b), outputs(case_dot_matrix_vector::y)>))
IKEBANA_CASE("dot_vector_matrix", 2, (Model<inputs(case_dot_vector_matrix::a, case_dot_vector_matrix::b), outputs(case_dot_vector_matrix::y)>))
IKEBANA_CASE("dot_rank_4", 2, (Model<inputs(case_dot_rank_4::a, case_dot_rank_4::b), outputs(case_dot_rank_4::y)>))
IKEBANA_CASE("dot_rank_4_and_3", 2, (Model<inputs(case_dot_rank_4_and_3::a, case_dot_rank_4_and_3::b), outputs(case_dot_rank_4_and_3::y)>))
IKEBANA_CASE("dot_rank_3_and_4", 2, (Model<inputs(case_dot_rank_3_and_4::a, case_dot_rank_3_and_4::b), outputs(case_dot_rank_3_and_4::y)>))
IKEBANA_CASE("add_of_dense", 3, (Model<inputs(case_add_of_dense::x), outputs(case_add_of_dense::y)>))
IKEBANA_CASE("multiply_of_dense", 3, (Model<inputs(case_multiply_of_dense::x), outputs(case_multiply_of_dense::y)>))
IKEBANA_CASE("multiply_gate_by_reshape", 2, (Model<inputs(case_multiply_gate_by_reshape::x), outputs(case_multiply_gate_by_reshape::y)>))
IKEBANA_CASE("multiply_gate_by_rank", 2, (Model<inputs(case_multiply_gate_by_rank::x), outputs(case_multiply_gate_by_rank::y)>))
