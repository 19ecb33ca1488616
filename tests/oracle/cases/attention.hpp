// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/attention.py.
namespace {
namespace case_attention_dot {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto w = Input<4, 6, name("w")>{};
  constexpr auto y = Attention<>{}(q, w);
}  // namespace case_attention_dot

namespace case_attention_dot_key {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  constexpr auto y = Attention<use_scale>{}(q, v, k);
}  // namespace case_attention_dot_key

namespace case_attention_self_causal {
  constexpr auto q = Input<40, 9, name("q")>{};
  constexpr auto y = Attention<use_causal_mask>{}(q, q);
}  // namespace case_attention_self_causal

namespace case_attention_dot_scores {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  auto [y, s] = Attention<use_scale, return_attention_scores, dropout(0.1)>{}(q, v, k);
}  // namespace case_attention_dot_scores

namespace case_attention_dot_rank_4 {
  constexpr auto q = Input<3, 5, 6, name("q")>{};
  constexpr auto w = Input<3, 2, 6, name("w")>{};
  constexpr auto y = Attention<>{}(q, w);
}  // namespace case_attention_dot_rank_4

namespace case_attention_concat {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  constexpr auto y = Attention<score_mode::concat>{}(q, v, k);
}  // namespace case_attention_concat

namespace case_attention_concat_scale {
  constexpr auto q = Input<3, 7, name("q")>{};
  constexpr auto w = Input<9, 7, name("w")>{};
  constexpr auto y = Attention<score_mode::concat, use_scale>{}(q, w);
}  // namespace case_attention_concat_scale

namespace case_attention_dot_masks {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  constexpr auto a = Input<5, name("a")>{};
  constexpr auto b = Input<4, name("b")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto m_b = Activation<relu>{}(b);
  constexpr auto y = Attention<query_mask, value_mask>{}(q, v, k, m_a, m_b);
}  // namespace case_attention_dot_masks

namespace case_attention_dot_value_mask_causal {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto w = Input<4, 6, name("w")>{};
  constexpr auto b = Input<4, name("b")>{};
  constexpr auto m_b = Activation<relu>{}(b);
  constexpr auto y = Attention<value_mask, use_causal_mask>{}(q, w, m_b);
}  // namespace case_attention_dot_value_mask_causal

namespace case_attention_additive {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto w = Input<4, 6, name("w")>{};
  constexpr auto y = AdditiveAttention<>{}(q, w);
}  // namespace case_attention_additive

namespace case_attention_additive_plain_scores {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  auto [y, s] = AdditiveAttention<use_scale(false), return_attention_scores, use_causal_mask>{}(q, v, k);
}  // namespace case_attention_additive_plain_scores

namespace case_attention_heads_self {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto y = MultiHeadAttention<2, 4>{}(q, q);
}  // namespace case_attention_heads_self

namespace case_attention_heads {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  constexpr auto y = MultiHeadAttention<3, 5, value_dim(2), dropout(0.1)>{}(q, v, k);
}  // namespace case_attention_heads

namespace case_attention_heads_no_bias {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto y = MultiHeadAttention<1, 8, 3, use_bias(false), dropout(0.1)>{}(q, v);
}  // namespace case_attention_heads_no_bias

namespace case_attention_heads_causal {
  constexpr auto q = Input<37, 10, name("q")>{};
  constexpr auto y = MultiHeadAttention<num_heads(2), key_dim(3), use_causal_mask>{}(q, q);
}  // namespace case_attention_heads_causal

namespace case_attention_heads_scores {
  constexpr auto q = Input<5, 6, name("q")>{};
  auto [y, s] = MultiHeadAttention<2, 3, return_attention_scores, use_causal_mask>{}(q, q);
}  // namespace case_attention_heads_scores

namespace case_attention_heads_mask {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto a = Input<5, 4, name("a")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto y = MultiHeadAttention<2, 3, attention_mask>{}(q, v, m_a);
}  // namespace case_attention_heads_mask

namespace case_attention_heads_mask_causal_gate {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  constexpr auto a = Input<2, 5, 4, name("a")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto y = MultiHeadAttention<2, 3, attention_mask, use_causal_mask, use_gate>{}(q, v, k, m_a);
}  // namespace case_attention_heads_mask_causal_gate

namespace case_attention_heads_mask_zeros {
  constexpr auto q = Input<4, 6, name("q")>{};
  constexpr auto w = Input<4, 6, name("w")>{};
  constexpr auto a = Input<4, 4, name("a")>{};
  constexpr auto b = Input<4, name("b")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto m_b = Activation<relu>{}(b);
  auto [y, s] = MultiHeadAttention<2, 3, attention_mask, value_mask, return_attention_scores>{}(q, w, m_b, m_a);
}  // namespace case_attention_heads_mask_zeros

namespace case_attention_heads_mask_spreads {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto k = Input<4, 6, name("k")>{};
  constexpr auto a = Input<1, 4, name("a")>{};
  constexpr auto c = Input<4, name("c")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto m_c = Activation<relu>{}(c);
  constexpr auto y = MultiHeadAttention<2, 3, attention_mask, key_mask>{}(q, v, k, m_c, m_a);
}  // namespace case_attention_heads_mask_spreads

namespace case_attention_heads_mask_of_queries {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto a = Input<5, 1, name("a")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto y = MultiHeadAttention<2, 3, attention_mask, dropout(0.2)>{}(q, v, m_a);
}  // namespace case_attention_heads_mask_of_queries

namespace case_attention_heads_window {
  constexpr auto q = Input<7, 4, name("q")>{};
  constexpr auto y = MultiHeadAttention<2, 3, sliding_window(2)>{}(q, q);
}  // namespace case_attention_heads_window

namespace case_attention_heads_window_causal {
  constexpr auto q = Input<9, 4, name("q")>{};
  constexpr auto v = Input<4, 3, name("v")>{};
  constexpr auto y = MultiHeadAttention<2, 3, sliding_window(2), use_causal_mask>{}(q, v);
}  // namespace case_attention_heads_window_causal

namespace case_attention_heads_output_shape {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto y = MultiHeadAttention<2, 3, output_shape(4, 2)>{}(q, q);
}  // namespace case_attention_heads_output_shape

namespace case_attention_heads_rank_4 {
  constexpr auto q = Input<2, 3, 4, name("q")>{};
  constexpr auto v = Input<4, 2, 5, name("v")>{};
  constexpr auto y = MultiHeadAttention<2, 3>{}(q, v);
}  // namespace case_attention_heads_rank_4

namespace case_attention_heads_axis_2 {
  constexpr auto q = Input<3, 4, 5, name("q")>{};
  constexpr auto v = Input<3, 2, 4, name("v")>{};
  constexpr auto y = MultiHeadAttention<2, 3, attention_axes(2)>{}(q, v);
}  // namespace case_attention_heads_axis_2

namespace case_attention_heads_axis_1 {
  constexpr auto q = Input<3, 4, 5, name("q")>{};
  constexpr auto a = Input<3, 3, name("a")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  constexpr auto y = MultiHeadAttention<2, 3, attention_axes(1), attention_mask, use_causal_mask>{}(q, q, m_a);
}  // namespace case_attention_heads_axis_1

namespace case_attention_heads_axes_3_1 {
  constexpr auto q = Input<2, 3, 2, 5, name("q")>{};
  constexpr auto v = Input<4, 3, 3, 4, name("v")>{};
  constexpr auto y = MultiHeadAttention<2, 3, attention_axes(3, 1)>{}(q, v);
}  // namespace case_attention_heads_axes_3_1

namespace case_attention_heads_wide {
  constexpr auto q = Input<33, 20, name("q")>{};
  constexpr auto y = MultiHeadAttention<4, 16>{}(q, q);
}  // namespace case_attention_heads_wide

namespace case_attention_grouped {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto w = Input<4, 6, name("w")>{};
  constexpr auto y = GroupedQueryAttention<3, 4, 2>{}(q, w);
}  // namespace case_attention_grouped

namespace case_attention_grouped_scores {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto w = Input<4, 6, name("w")>{};
  constexpr auto a = Input<5, 4, name("a")>{};
  constexpr auto m_a = Activation<relu>{}(a);
  auto [y, s] = GroupedQueryAttention<head_dim(5), num_query_heads(2), num_key_value_heads(1), attention_mask, return_attention_scores, use_gate, use_causal_mask>{}(q, w, m_a);
}  // namespace case_attention_grouped_scores

namespace case_attention_grouped_causal {
  constexpr auto q = Input<8, 6, name("q")>{};
  constexpr auto y = GroupedQueryAttention<4, 6, 3, use_causal_mask, sliding_window(3), use_bias(false)>{}(q, q);
}  // namespace case_attention_grouped_causal

namespace case_attention_tokens_dot {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto a = Attention<use_causal_mask>{}(e, e);
  constexpr auto y = GlobalAveragePooling1D<>{}(a);
}  // namespace case_attention_tokens_dot

namespace case_attention_tokens_heads {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto a = MultiHeadAttention<2, 3>{}(e, e);
  constexpr auto b = Add<>{}(e, a);
  constexpr auto y = GlobalAveragePooling1D<>{}(b);
}  // namespace case_attention_tokens_heads

namespace case_attention_tokens_heads_key {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto k = Dense<4>{}(e);
  constexpr auto y = MultiHeadAttention<2, 3, use_causal_mask, dropout(0.1)>{}(e, e, k);
}  // namespace case_attention_tokens_heads_key

namespace case_attention_tokens_grouped {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto a = GroupedQueryAttention<3, 2, 1>{}(e, e);
  constexpr auto y = GlobalAveragePooling1D<>{}(a);
}  // namespace case_attention_tokens_grouped

namespace case_attention_pixels_heads_axis_2 {
  constexpr auto x = Input<3, 4>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto y = MultiHeadAttention<2, 3, attention_axes(2)>{}(e, e);
}  // namespace case_attention_pixels_heads_axis_2

namespace case_attention_tokens_axis_1 {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto r = TimeDistributed<RepeatVector<3>>{}(e);
  constexpr auto y = MultiHeadAttention<2, 3, attention_axes(1)>{}(r, r);
}  // namespace case_attention_tokens_axis_1

namespace case_attention_tokens_two_blocks {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto a = MultiHeadAttention<2, 3>{}(e, e);
  constexpr auto b = Add<>{}(e, a);
  constexpr auto c = LayerNormalization<>{}(b);
  constexpr auto d = MultiHeadAttention<2, 3>{}(c, c);
  constexpr auto f = Add<>{}(c, d);
  constexpr auto g = LayerNormalization<>{}(f);
  constexpr auto y = GlobalAveragePooling1D<>{}(g);
}  // namespace case_attention_tokens_two_blocks

namespace case_attention_tokens_two_readers {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto q = Dense<4>{}(e);
  constexpr auto r = MultiHeadAttention<1, 3>{}(q, e);
  constexpr auto y = MultiHeadAttention<1, 3>{}(r, e);
}  // namespace case_attention_tokens_two_readers

namespace case_attention_tokens_product {
  constexpr auto x = Input<6>{};
  constexpr auto e = Embedding<3, 5, mask_zero>{}(x);
  constexpr auto a = MultiHeadAttention<2, 3>{}(e, e);
  constexpr auto b = Multiply<>{}(e, a);
  constexpr auto y = GlobalAveragePooling1D<>{}(b);
}  // namespace case_attention_tokens_product
}  // namespace
IKEBANA_CASE("attention_dot", 2, (Model<inputs(case_attention_dot::q, case_attention_dot::w), outputs(case_attention_dot::y)>))
IKEBANA_CASE("attention_dot_key", 2, (Model<inputs(case_attention_dot_key::q, case_attention_dot_key::v, case_attention_dot_key::k), outputs(case_attention_dot_key::y)>))
IKEBANA_CASE("attention_self_causal", 1, (Model<inputs(case_attention_self_causal::q), outputs(case_attention_self_causal::y)>))
IKEBANA_CASE("attention_dot_scores", 2, (Model<inputs(case_attention_dot_scores::q, case_attention_dot_scores::v, case_attention_dot_scores::k), outputs(case_attention_dot_scores::y, case_attention_dot_scores::s)>))
IKEBANA_CASE("attention_dot_rank_4", 2, (Model<inputs(case_attention_dot_rank_4::q, case_attention_dot_rank_4::w), outputs(case_attention_dot_rank_4::y)>))
IKEBANA_CASE("attention_concat", 2, (Model<inputs(case_attention_concat::q, case_attention_concat::v, case_attention_concat::k), outputs(case_attention_concat::y)>))
IKEBANA_CASE("attention_concat_scale", 2, (Model<inputs(case_attention_concat_scale::q, case_attention_concat_scale::w), outputs(case_attention_concat_scale::y)>))
IKEBANA_CASE("attention_dot_masks", 6, (Model<inputs(case_attention_dot_masks::q, case_attention_dot_masks::v, case_attention_dot_masks::k, case_attention_dot_masks::a, case_attention_dot_masks::b), outputs(case_attention_dot_masks::y)>))
IKEBANA_CASE("attention_dot_value_mask_causal", 5, (Model<inputs(case_attention_dot_value_mask_causal::q, case_attention_dot_value_mask_causal::w, case_attention_dot_value_mask_causal::b), outputs(case_attention_dot_value_mask_causal::y)>))
IKEBANA_CASE("attention_additive", 2, (Model<inputs(case_attention_additive::q, case_attention_additive::w), outputs(case_attention_additive::y)>))
IKEBANA_CASE("attention_additive_plain_scores", 2, (Model<inputs(case_attention_additive_plain_scores::q, case_attention_additive_plain_scores::v, case_attention_additive_plain_scores::k), outputs(case_attention_additive_plain_scores::y, case_attention_additive_plain_scores::s)>))
IKEBANA_CASE("attention_heads_self", 2, (Model<inputs(case_attention_heads_self::q), outputs(case_attention_heads_self::y)>))
IKEBANA_CASE("attention_heads", 2, (Model<inputs(case_attention_heads::q, case_attention_heads::v, case_attention_heads::k), outputs(case_attention_heads::y)>))
IKEBANA_CASE("attention_heads_no_bias", 2, (Model<inputs(case_attention_heads_no_bias::q, case_attention_heads_no_bias::v), outputs(case_attention_heads_no_bias::y)>))
IKEBANA_CASE("attention_heads_causal", 1, (Model<inputs(case_attention_heads_causal::q), outputs(case_attention_heads_causal::y)>))
IKEBANA_CASE("attention_heads_scores", 2, (Model<inputs(case_attention_heads_scores::q), outputs(case_attention_heads_scores::y, case_attention_heads_scores::s)>))
IKEBANA_CASE("attention_heads_mask", 6, (Model<inputs(case_attention_heads_mask::q, case_attention_heads_mask::v, case_attention_heads_mask::a), outputs(case_attention_heads_mask::y)>))
IKEBANA_CASE("attention_heads_mask_causal_gate", 2, (Model<inputs(case_attention_heads_mask_causal_gate::q, case_attention_heads_mask_causal_gate::v, case_attention_heads_mask_causal_gate::k, case_attention_heads_mask_causal_gate::a), outputs(case_attention_heads_mask_causal_gate::y)>))
IKEBANA_CASE("attention_heads_mask_zeros", 4, (Model<inputs(case_attention_heads_mask_zeros::q, case_attention_heads_mask_zeros::w, case_attention_heads_mask_zeros::a, case_attention_heads_mask_zeros::b), outputs(case_attention_heads_mask_zeros::y, case_attention_heads_mask_zeros::s)>))
IKEBANA_CASE("attention_heads_mask_spreads", 3, (Model<inputs(case_attention_heads_mask_spreads::q, case_attention_heads_mask_spreads::v, case_attention_heads_mask_spreads::k, case_attention_heads_mask_spreads::a, case_attention_heads_mask_spreads::c), outputs(case_attention_heads_mask_spreads::y)>))
IKEBANA_CASE("attention_heads_mask_of_queries", 3, (Model<inputs(case_attention_heads_mask_of_queries::q, case_attention_heads_mask_of_queries::v, case_attention_heads_mask_of_queries::a), outputs(case_attention_heads_mask_of_queries::y)>))
IKEBANA_CASE("attention_heads_window", 2, (Model<inputs(case_attention_heads_window::q), outputs(case_attention_heads_window::y)>))
IKEBANA_CASE("attention_heads_window_causal", 2, (Model<inputs(case_attention_heads_window_causal::q, case_attention_heads_window_causal::v), outputs(case_attention_heads_window_causal::y)>))
IKEBANA_CASE("attention_heads_output_shape", 2, (Model<inputs(case_attention_heads_output_shape::q), outputs(case_attention_heads_output_shape::y)>))
IKEBANA_CASE("attention_heads_rank_4", 2, (Model<inputs(case_attention_heads_rank_4::q, case_attention_heads_rank_4::v), outputs(case_attention_heads_rank_4::y)>))
IKEBANA_CASE("attention_heads_axis_2", 2, (Model<inputs(case_attention_heads_axis_2::q, case_attention_heads_axis_2::v), outputs(case_attention_heads_axis_2::y)>))
IKEBANA_CASE("attention_heads_axis_1", 3, (Model<inputs(case_attention_heads_axis_1::q, case_attention_heads_axis_1::a), outputs(case_attention_heads_axis_1::y)>))
IKEBANA_CASE("attention_heads_axes_3_1", 2, (Model<inputs(case_attention_heads_axes_3_1::q, case_attention_heads_axes_3_1::v), outputs(case_attention_heads_axes_3_1::y)>))
IKEBANA_CASE("attention_heads_wide", 5, (Model<inputs(case_attention_heads_wide::q), outputs(case_attention_heads_wide::y)>))
IKEBANA_CASE("attention_grouped", 2, (Model<inputs(case_attention_grouped::q, case_attention_grouped::w), outputs(case_attention_grouped::y)>))
IKEBANA_CASE("attention_grouped_scores", 4, (Model<inputs(case_attention_grouped_scores::q, case_attention_grouped_scores::w, case_attention_grouped_scores::a), outputs(case_attention_grouped_scores::y, case_attention_grouped_scores::s)>))
IKEBANA_CASE("attention_grouped_causal", 2, (Model<inputs(case_attention_grouped_causal::q), outputs(case_attention_grouped_causal::y)>))
IKEBANA_CASE("attention_tokens_dot", 5, (Model<inputs(case_attention_tokens_dot::x), outputs(case_attention_tokens_dot::y)>))
IKEBANA_CASE("attention_tokens_heads", 5, (Model<inputs(case_attention_tokens_heads::x), outputs(case_attention_tokens_heads::y)>))
IKEBANA_CASE("attention_tokens_heads_key", 5, (Model<inputs(case_attention_tokens_heads_key::x), outputs(case_attention_tokens_heads_key::y)>))
IKEBANA_CASE("attention_tokens_grouped", 5, (Model<inputs(case_attention_tokens_grouped::x), outputs(case_attention_tokens_grouped::y)>))
IKEBANA_CASE("attention_pixels_heads_axis_2", 4, (Model<inputs(case_attention_pixels_heads_axis_2::x), outputs(case_attention_pixels_heads_axis_2::y)>))
IKEBANA_CASE("attention_tokens_axis_1", 5, (Model<inputs(case_attention_tokens_axis_1::x), outputs(case_attention_tokens_axis_1::y)>))
IKEBANA_CASE("attention_tokens_two_blocks", 5, (Model<inputs(case_attention_tokens_two_blocks::x), outputs(case_attention_tokens_two_blocks::y)>))
IKEBANA_CASE("attention_tokens_two_readers", 5, (Model<inputs(case_attention_tokens_two_readers::x), outputs(case_attention_tokens_two_readers::y)>))
IKEBANA_CASE("attention_tokens_product", 5, (Model<inputs(case_attention_tokens_product::x), outputs(case_attention_tokens_product::y)>))
