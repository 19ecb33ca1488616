// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/core.py.
namespace {
namespace case_reversible_both_ways {
  constexpr auto w = ReversibleEmbedding<19, 6, name("words")>{};
  constexpr auto x = Input<5>{};
  constexpr auto a = w(x);
  constexpr auto h = Dense<6, relu>{}(a);
  constexpr auto y = w(h, reverse);
}  // namespace case_reversible_both_ways

namespace case_reversible_apart {
  constexpr auto w = ReversibleEmbedding<7, 5, tie_weights(false), name("words")>{};
  constexpr auto x = Input<5>{};
  constexpr auto a = w(x);
  constexpr auto h = Dense<5, relu>{}(a);
  constexpr auto y = w(h, reverse);
}  // namespace case_reversible_apart

namespace case_reversible_masked {
  constexpr auto w = ReversibleEmbedding<4, 3, mask_zero, logit_soft_cap(0.5), name("words")>{};
  constexpr auto x = Input<5>{};
  constexpr auto a = w(x);
  constexpr auto h = LSTM<3, return_sequences>{}(a);
  constexpr auto y = w(h, reverse);
}  // namespace case_reversible_masked
}  // namespace
IKEBANA_CASE("dense_relu", 3, (Sequential<Input<5>, Dense<7, relu>>))
IKEBANA_CASE("dense_one_to_one", 2, (Sequential<Input<1>, Dense<1>>))
IKEBANA_CASE("dense_to_one", 1, (Sequential<Input<17>, Dense<1>>))
IKEBANA_CASE("dense_from_one", 4, (Sequential<Input<1>, Dense<9>>))
IKEBANA_CASE("dense_4", 1, (Sequential<Input<3>, Dense<4>>))
IKEBANA_CASE("dense_16", 8, (Sequential<Input<15>, Dense<16>>))
IKEBANA_CASE("dense_17", 9, (Sequential<Input<33>, Dense<17>>))
IKEBANA_CASE("dense_70", 13, (Sequential<Input<31>, Dense<70>>))
IKEBANA_CASE("dense_65_in", 2, (Sequential<Input<65>, Dense<33>>))
IKEBANA_CASE("dense_batch_33", 33, (Sequential<Input<6>, Dense<5>>))
IKEBANA_CASE("dense_no_bias", 3, (Sequential<Input<6>, Dense<10, use_bias(false)>>))
IKEBANA_CASE("dense_rank_3", 2, (Sequential<Input<5, 6>, Dense<7>>))
IKEBANA_CASE("dense_rank_3_softmax", 3, (Sequential<Input<4, 3>, Dense<9, softmax>>))
IKEBANA_CASE("dense_rank_4", 2, (Sequential<Input<3, 2, 5>, Dense<8, relu>>))
IKEBANA_CASE("dense_rank_4_no_bias", 1, (Sequential<Input<2, 3, 4>, Dense<1, use_bias(false)>>))
IKEBANA_CASE("dense_rank_8", 2, (Sequential<Input<2, 1, 2, 1, 3, 2, 5>, Dense<4, relu>>))
IKEBANA_CASE("dense_fixed_batch", 4, (Sequential<Input<3, batch_size(4)>, Dense<7>>))
IKEBANA_CASE("dense_fixed_batch_1", 1, (Sequential<Input<5, 3, batch_size(1)>, Dense<2, relu>>))
IKEBANA_CASE("mlp_fixed_batch", 8, (Sequential<Input<6, batch_size(8)>, Dense<5, relu>, Dense<2, softmax>>))
IKEBANA_CASE("dropout", 3, (Sequential<Input<6>, Dense<8, relu>, Dropout<rate(0.5)>, Dense<3>>))
IKEBANA_CASE("dropout_first", 2, (Sequential<Input<6>, Dropout<rate(0.25)>, Dense<3>>))
IKEBANA_CASE("layer_scale", 3, (Sequential<Input<5, 19>, LayerScale<19>>))
IKEBANA_CASE("layer_scale_dense", 2, (Sequential<Input<6>, Dense<9>, LayerScale<9, init_values(0.5)>, Dense<7, relu>, LayerScale<7>>))
IKEBANA_CASE("embedding", 3, (Sequential<Input<6>, Embedding<10, 4>>))
IKEBANA_CASE("embedding_named", 2, (Sequential<Input<5>, Embedding<input_dim(12), output_dim(7)>>))
IKEBANA_CASE("embedding_one", 5, (Sequential<Input<1>, Embedding<7, 16>>))
IKEBANA_CASE("embedding_rank_3", 2, (Sequential<Input<3, 4>, Embedding<9, 5>>))
IKEBANA_CASE("embedding_flatten_dense", 4, (Sequential<Input<5>, Embedding<20, 3>, Flatten<>, Dense<2, sigmoid>>))
IKEBANA_CASE("reversible_embedding", 3, (Sequential<Input<6>, ReversibleEmbedding<10, 4>>))
IKEBANA_CASE("reversible_both_ways", 3, (Model<inputs(case_reversible_both_ways::x), outputs(case_reversible_both_ways::y)>))
IKEBANA_CASE("reversible_apart", 2, (Model<inputs(case_reversible_apart::x), outputs(case_reversible_apart::y)>))
IKEBANA_CASE("reversible_masked", 4, (Model<inputs(case_reversible_masked::x), outputs(case_reversible_masked::y)>))
IKEBANA_CASE("reversible_reverse", 3, (Sequential<Input<4, 17>, ReversibleEmbedding<37, 17, reverse, logit_soft_cap(2)>>))
IKEBANA_CASE("reversible_reverse_apart", 3, (Sequential<Input<8>, ReversibleEmbedding<21, 8, tie_weights(false), reverse>>))
IKEBANA_CASE("seed_model", 5, (Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>))
IKEBANA_CASE("mlp_wide", 3, (Sequential<Input<20>, Dense<37, gelu>, Dense<18, silu>, Dense<10, softmax>>))
IKEBANA_CASE("mlp_deep", 2, (Sequential<Input<4>, Dense<6, relu>, Dense<5, activation::tanh>, Dense<7, elu>, Dense<3, selu>, Dense<8, softplus>, Dense<2>>))
IKEBANA_CASE("mlp_activation_layers", 3, (Sequential<Input<5>, Dense<6>, Activation<relu>, Dense<4>, Activation<softmax>>))
IKEBANA_CASE("mlp_rank_3_flatten", 2, (Sequential<Input<3, 4>, Dense<5, relu>, Flatten<>, Dense<2>>))
