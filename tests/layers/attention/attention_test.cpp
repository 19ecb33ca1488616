// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/attention/attention.hpp>
#include <ikebana/layers/attention/multi_head_attention.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/models/functional.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace attention_test {
constexpr auto q = Input<5, 6, name("q")>{};
constexpr auto v = Input<4, 3, name("v")>{};
constexpr auto k = Input<4, 6, name("k")>{};
constexpr auto m = Input<4, name("m")>{};
template <class Layer> using OfTwo = Model<inputs(q, k), outputs(Layer{}(q, k))>;
template <class Layer> using OfThree = Model<inputs(q, v, k), outputs(Layer{}(q, v, k))>;

TEST_CASE("Attention gives a mean of values for each query") {
  static_assert(OfTwo<Attention<>>::output_shape == shape<None, 5, 6>{});
  static_assert(OfThree<Attention<use_scale>>::output_shape == shape<None, 5, 3>{});
  static_assert(OfThree<Attention<use_scale>>::parameter_count == 1);
  static_assert(OfThree<Attention<use_scale, score_mode::concat>>::parameter_count == 2);
  constexpr auto any = Input<None, 6, name("any")>{};
  static_assert(Model<inputs(any), outputs(Attention<>{}(any, any))>::output_shape == shape<None, None, 6>{});
  static_assert(Model<inputs(any, k), outputs(Attention<>{}(any, k))>::output_shape == shape<None, None, 6>{});
  constexpr auto both = Attention<return_attention_scores>{}(q, v, k);
  static_assert(Model<inputs(q, v, k), outputs(both.second)>::output_shape == shape<None, 5, 4>{});
  SUCCEED();
}

TEST_CASE("what Attention refuses") {
  static_assert(why_not<Sequential<Input<5, 6>, Attention<>>> ==
                "Layer 'attention' (layer 1, Attention) accepts inputs list of length 2 or 3, namely [query, value] or [query, value, key]. Received length: 1");
  static_assert(why_not<Model<inputs(q, v), outputs(Attention<>{}(q, v))>> ==
                "Layer 'attention' (layer 2, Attention): query and key must have the same last dimension. Received: query.shape=(None, 5, 6) and key.shape=(None, 4, 3), the output of layer 'v'");
  constexpr auto longer = Input<7, 6, name("longer")>{};
  static_assert(why_not<Model<inputs(q, v, longer), outputs(Attention<>{}(q, v, longer))>> ==
                "Layer 'attention' (layer 3, Attention): value and key must have the same length. Received: value.shape=(None, 4, 3) and key.shape=(None, 7, 6), the output of layer 'longer'");
  static_assert(why_not<Model<inputs(q, k, m), outputs(Attention<query_mask>{}(q, k, m))>> ==
                "Input 2 of layer 'attention' (layer 3, Attention) is incompatible with the layer: expected shape=(None, 5), found shape=(None, 4), the output of layer 'm'");
  constexpr auto flat = Input<6, name("flat")>{};
  static_assert(!sound<Model<inputs(flat), outputs(Attention<>{}(flat, flat))>>);
  static_assert(!sound<Model<inputs(q, flat), outputs(Attention<>{}(q, flat))>>);
  static_assert(!sound<OfTwo<Attention<axis(1)>>>);
  constexpr auto words = Input<6, 2, name("words")>{};
  constexpr auto embedded = Embedding<5, 3, mask_zero>{}(words);
  static_assert(why_not<Model<inputs(words), outputs(Attention<>{}(embedded, embedded))>> ==
                "Layer 'attention' (layer 2, Attention): a mask must be one of a sequence, (batch, length). That of input 0 covers 3 axes");
  static_assert(why_not<Model<inputs(words), outputs(MultiHeadAttention<1, 2, attention_axes(1)>{}(embedded, embedded))>> ==
                "Layer 'multi_head_attention' (layer 2, MultiHeadAttention): attention must go over one axis, the last of those that a mask covers. That of input 0 covers 3 axes");
  constexpr auto two_rows = Input<2, 5, 6, name("two")>{};
  constexpr auto three_rows = Input<3, 5, 6, name("three")>{};
  static_assert(why_not<Model<inputs(two_rows, three_rows), outputs(Attention<>{}(two_rows, three_rows))>> ==
                "Layer 'attention' (layer 2, Attention): all dimensions but the last two must be equal. Received: query.shape=(None, 2, 5, 6) and value.shape=(None, 3, 5, 6), the "
                "output of layer 'three'");
  SUCCEED();
}

TEST_CASE("Attention: the mask of the queries goes on, and hides values") {
  constexpr auto ids = Input<3, name("ids")>{};
  constexpr auto tokens = Embedding<4, 2, mask_zero>{}(ids);
  using Net = Model<inputs(ids), outputs(Attention<>{}(tokens, tokens))>;
  Net net;
  net.set_weight<"embedding", "embeddings">(xt::xtensor<float, 2>{{9, 9}, {0, 1}, {1, 0}, {2, 2}});
  const auto y = net(xt::xtensor<int, 2>{{1, 0, 0}, {0, 0, 0}});
  CHECK((y == xt::xtensor<float, 3>{{{0, 1}, {0, 0}, {0, 0}}, {{0, 0}, {0, 0}, {0, 0}}}));
  static_assert(Net::network_type::facts::known.spec[Net::network_type::facts::outputs[0]].mask == 2);
}

TEST_CASE("the laws of Attention") {
  constexpr auto from = Input<up_to(40), 7, name("from")>{};
  constexpr auto to = Input<up_to(9), 7, name("to")>{};
  constexpr auto both = Attention<return_attention_scores, use_causal_mask>{}(from, to);
  check_laws<Model<inputs(from, to), outputs(both.first, both.second)>>();
  check_laws<OfThree<Attention<score_mode::concat>>>();
}

}  // namespace attention_test
