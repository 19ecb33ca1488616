// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/attention/multi_head_attention.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/layers/merging/add.hpp>
#include <ikebana/layers/normalization/layer_normalization.hpp>
#include <ikebana/models/functional.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace multi_head_attention_test {
constexpr auto q = Input<5, 8, name("q")>{};
constexpr auto v = Input<4, 6, name("v")>{};
constexpr auto k = Input<4, 7, name("k")>{};
template <class Layer> using Self = Model<inputs(q), outputs(Layer{}(q, q))>;
template <class Layer> using Cross = Model<inputs(q, v), outputs(Layer{}(q, v))>;

TEST_CASE("MultiHeadAttention projects into heads and back") {
  static_assert(Self<MultiHeadAttention<2, 3>>::output_shape == shape<None, 5, 8>{});
  static_assert(Self<MultiHeadAttention<2, 3>>::parameter_count == 3 * (8 * 6 + 6) + 6 * 8 + 8);
  static_assert(Self<MultiHeadAttention<num_heads(2), key_dim(3), use_bias(false)>>::parameter_count == 3 * 8 * 6 + 6 * 8);
  static_assert(Cross<MultiHeadAttention<2, 3, value_dim(5)>>::parameter_count == (8 * 6 + 6) + (6 * 6 + 6) + (6 * 10 + 10) + 10 * 8 + 8);
  static_assert(Cross<MultiHeadAttention<2, 3, 5>>::parameter_count == Cross<MultiHeadAttention<2, 3, value_dim(5)>>::parameter_count);
  static_assert(Self<MultiHeadAttention<2, 3, use_gate>>::parameter_count == 4 * (8 * 6 + 6) + 6 * 8 + 8);
  static_assert(Self<MultiHeadAttention<2, 3, output_shape(4, 9)>>::output_shape == shape<None, 5, 4, 9>{});
  static_assert(Model<inputs(q, v, k), outputs(MultiHeadAttention<2, 3>{}(q, v, k))>::parameter_count == (8 * 6 + 6) + (7 * 6 + 6) + (6 * 6 + 6) + 6 * 8 + 8);
  constexpr auto any = Input<None, 8, name("any")>{};
  static_assert(Model<inputs(any), outputs(MultiHeadAttention<2, 3>{}(any, any))>::output_shape == shape<None, None, 8>{});
  constexpr auto both = MultiHeadAttention<2, 3, return_attention_scores>{}(q, v);
  static_assert(Model<inputs(q, v), outputs(both.second)>::output_shape == shape<None, 2, 5, 4>{});
  constexpr auto picture = Input<3, 4, 8, name("picture")>{};
  constexpr auto rows = MultiHeadAttention<2, 3, attention_axes(2), return_attention_scores>{}(picture, picture);
  static_assert(Model<inputs(picture), outputs(rows.second)>::output_shape == shape<None, 3, 2, 4, 4>{});
  SUCCEED();
}

TEST_CASE("the weights of MultiHeadAttention go by the names of its parts") {
  Self<MultiHeadAttention<2, 3>> net;
  CHECK(net.weight<"multi_head_attention", "query_dense/kernel">().shape()[0] == 8);
  CHECK(net.weight<"multi_head_attention", "output_dense/kernel">().shape()[2] == 8);
  CHECK(net.weight<"multi_head_attention", "value_dense/bias">().shape()[1] == 3);
  float most = 0;  // glorot_uniform by 8 inputs and 6 outputs, whatever the rank
  for (float w : net.weight<"multi_head_attention", "query_dense/kernel">()) most = std::max(most, std::abs(w));
  CHECK(most <= std::sqrt(6.f / 14));
  CHECK(most > .8f * std::sqrt(6.f / 14));
}

TEST_CASE("what MultiHeadAttention refuses") {
  static_assert(why_not<Self<MultiHeadAttention<0, 3>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): received an invalid value for argument `num_heads`, expected a positive integer. Received: num_heads=0");
  static_assert(why_not<Self<MultiHeadAttention<2>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): received an invalid value for argument `key_dim`, expected a positive integer. Received: key_dim=0");
  static_assert(why_not<Self<MultiHeadAttention<2, 3, value_dim(-1)>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): received an invalid value for argument `value_dim`, expected a positive integer or `None`. Received: value_dim=-1");
  static_assert(why_not<Self<MultiHeadAttention<2, 3, sliding_window(0)>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): `sliding_window` must be `None` or a positive integer. Received: sliding_window=0");
  static_assert(why_not<Sequential<Input<5, 8>, MultiHeadAttention<2, 3>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention) is called on a query, a value and perhaps a key, and the masks that its options name. Received: 1 tensors");
  constexpr auto longer = Input<7, 6, name("longer")>{};
  static_assert(why_not<Model<inputs(q, v, longer), outputs(MultiHeadAttention<2, 3>{}(q, v, longer))>> ==
                "Layer 'multi_head_attention' (layer 3, MultiHeadAttention): all dimensions of `value` and `key`, except the last one, must be equal. Received: value_shape=(None, 4, 6) and "
                "key_shape=(None, 7, 6), the output of layer 'longer'");
  constexpr auto features = Input<5, None, name("features")>{};
  static_assert(!sound<Model<inputs(features), outputs(MultiHeadAttention<2, 3>{}(features, features))>>);
  constexpr auto m = Input<4, 4, name("m")>{};
  static_assert(why_not<Model<inputs(q, v, m), outputs(MultiHeadAttention<2, 3, attention_mask>{}(q, v, m))>> ==
                "Input 2 of layer 'multi_head_attention' (layer 3, MultiHeadAttention) is incompatible with the layer: expected shape=(None, 5, 4), found shape=(None, 4, 4), the output of layer 'm'");
  constexpr auto picture = Input<3, 4, 8, name("picture")>{};
  static_assert(why_not<Model<inputs(picture), outputs(MultiHeadAttention<2, 3, use_causal_mask>{}(picture, picture))>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): a causal mask or a sliding window needs one attention axis, the first");
  static_assert(!sound<Self<MultiHeadAttention<2, 3, attention_axes(3)>>>);
  static_assert(!sound<Model<inputs(q, picture), outputs(MultiHeadAttention<2, 3>{}(q, picture))>>);
  static_assert(!sound<Self<MultiHeadAttention<2, 3, query_mask>>>);
  static_assert(why_not<Self<MultiHeadAttention<2, 3, output_shape(0)>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): the extents of output_shape are positive numbers");
  static_assert(why_not<Self<MultiHeadAttention<2, 3, attention_axes(1, 1)>>> ==
                "Layer 'multi_head_attention' (layer 1, MultiHeadAttention): attention_axes are axes between the batch and the features, each once, and at most three");
  constexpr auto wide = Input<2, 4, 8, name("wide")>{};
  static_assert(why_not<Model<inputs(picture, wide), outputs(MultiHeadAttention<2, 3, attention_axes(2)>{}(picture, wide))>> ==
                "Layer 'multi_head_attention' (layer 2, MultiHeadAttention): query and value must be the same on the axes that attention does not go over. Received: query_shape=(None, "
                "3, 4, 8) and value_shape=(None, 2, 4, 8), the output of layer 'wide'");
  SUCCEED();
}

TEST_CASE("calls of one MultiHeadAttention may differ in what a call is given, and in nothing else") {
  constexpr auto first = MultiHeadAttention<2, 3, name("shared")>{}(q, q);
  static_assert(Model<inputs(q), outputs(MultiHeadAttention<2, 3, name("shared"), use_causal_mask>{}(first, q))>::parameter_count == Self<MultiHeadAttention<2, 3>>::parameter_count);
  static_assert(why_not<Model<inputs(q), outputs(MultiHeadAttention<2, 3, name("shared"), use_gate>{}(first, q))>> ==
                "The name shared is used for two different layers; all layer names should be unique. The second is layer 'shared' (layer 2, MultiHeadAttention)");
  SUCCEED();
}

TEST_CASE("the laws of MultiHeadAttention") {
  constexpr auto from = Input<up_to(40), 6, name("from")>{};
  constexpr auto to = Input<up_to(9), 5, name("to")>{};
  check_laws<Model<inputs(from, to), outputs(MultiHeadAttention<3, 5>{}(from, to))>>();
  check_laws<Self<MultiHeadAttention<2, 4, use_causal_mask>>>();
}

template <int Blocks, class X> consteval auto encoder(X x) {
  if constexpr (Blocks == 0) return x;
  else {
    constexpr auto a = LayerNormalization<>{}(Add<>{}(X{}, MultiHeadAttention<2, 4>{}(X{}, X{})));
    return encoder<Blocks - 1>(LayerNormalization<>{}(Add<>{}(a, Dense<8>{}(Dense<16>{}(a)))));
  }
}

TEST_CASE("the masks of an encoder of many blocks are found in as many steps as compilers count by themselves") {
  constexpr auto ids = Input<20>{};
  constexpr auto e = Embedding<100, 8, mask_zero>{}(ids);
  using Net = Model<inputs(ids), outputs(encoder<24>(e))>;
  static_assert(sound<Net>);
  static_assert(Net::parameter_count == 100 * 8 + 24 * (4 * (8 * 8 + 8) + 2 * 16 + 8 * 16 + 16 + 16 * 8 + 8));
  SUCCEED();
}

}  // namespace multi_head_attention_test
