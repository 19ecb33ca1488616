// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/reversible_embedding.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace reversible_embedding_test {
constexpr auto words = ReversibleEmbedding<9, 4, name("words")>{};
constexpr auto apart = ReversibleEmbedding<9, 4, tie_weights(false), name("apart")>{};

constexpr auto ids = Input<5>{};
constexpr auto h = Dense<4>{}(words(ids));
constexpr auto logits_of = words(h, reverse);
using Tied = Model<inputs(ids), outputs(logits_of)>;
constexpr auto other_h = Dense<4>{}(apart(ids));
using Apart = Model<inputs(ids), outputs(apart(other_h, reverse))>;
}  // namespace reversible_embedding_test
using namespace reversible_embedding_test;

TEST_CASE("ReversibleEmbedding looks up, and in reverse gives a number for each id") {
  static_assert(Sequential<Input<6>, ReversibleEmbedding<10, 4>>::output_shape == shape<None, 6, 4>{});
  static_assert(Sequential<Input<None>, ReversibleEmbedding<input_dim(10), output_dim(4)>>::output_shape == shape<None, None, 4>{});
  static_assert(Sequential<Input<6, 4>, ReversibleEmbedding<10, 4, reverse>>::output_shape == shape<None, 6, 10>{});
  static_assert(Sequential<Input<None, None>, ReversibleEmbedding<10, 4, reverse>>::output_shape == shape<None, None, 10>{});
  static_assert(Tied::output_shape == shape<None, 5, 9>{});
  SUCCEED();
}

TEST_CASE("both calls share the table, or each has its own") {
  static_assert(Tied::parameter_count == 9 * 4 + 4 * 4 + 4);
  static_assert(Apart::parameter_count == 2 * 9 * 4 + 4 * 4 + 4);
  static_assert(Sequential<Input<6>, ReversibleEmbedding<10, 4, tie_weights(false)>>::parameter_count == 80);
  constexpr auto two = ReversibleEmbedding<8, 4, name("words")>{};
  static_assert(why_not<Model<inputs(ids), outputs(two(h, reverse))>> ==
                "The name words is used for two different layers; all layer names should be unique. The second is layer 'words' (layer 3, ReversibleEmbedding)");
  SUCCEED();
}

TEST_CASE("what ReversibleEmbedding refuses") {
  static_assert(why_not<Sequential<Input<6>, ReversibleEmbedding<10>>> ==
                "Layer 'reversible_embedding' (layer 1, ReversibleEmbedding): input_dim and output_dim should be positive. Received: input_dim=10, output_dim=0");
  static_assert(why_not<Sequential<Input<6, 4>, ReversibleEmbedding<0, 4, reverse>>> ==
                "Layer 'reversible_embedding' (layer 1, ReversibleEmbedding): input_dim and output_dim should be positive. Received: input_dim=0, output_dim=4");
  static_assert(why_not<Sequential<Input<6, 3>, ReversibleEmbedding<10, 4, reverse>>> ==
                "Input 0 of layer 'reversible_embedding' (layer 1, ReversibleEmbedding) is incompatible with the layer: expected axis -1 of input shape to have value 4, but "
                "received input with shape (None, 6, 3), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<>, ReversibleEmbedding<10, 4, reverse>>> ==
                "Input 0 of layer 'reversible_embedding' (layer 1, ReversibleEmbedding) is incompatible with the layer: expected min_ndim=2, found ndim=1. Full shape received: "
                "(None,), the output of layer 'input_layer'");
  constexpr auto unnamed = ReversibleEmbedding<9, 4>{};
  static_assert(!sound<Model<inputs(ids), outputs(unnamed(Dense<4>{}(unnamed(ids)), reverse))>>);
  SUCCEED();
}

TEST_CASE("in reverse it multiplies with the table, and caps") {
  Sequential<Input<2>, ReversibleEmbedding<3, 2, reverse, logit_soft_cap(20)>> net;
  net.set_weight<"reversible_embedding", "embeddings">(xt::xtensor<float, 2>{{1, 2}, {3, 4}, {5, 6}});
  const auto y = net(xt::xtensor<float, 2>{{1, -1}, {2, 3}});
  const float logits[2][3]{{-1, -1, -1}, {8, 18, 28}};
  for (std::size_t n = 0; n < 2; ++n)
    for (std::size_t k = 0; k < 3; ++k) CHECK(std::abs(y(n, k) - 20 * std::tanh(logits[n][k] / 20)) < 2e-5f);
}

TEST_CASE("the laws of ReversibleEmbedding") {
  check_laws<Tied>({.ids = 9});
  check_laws<Sequential<Input<up_to(3), 5>, ReversibleEmbedding<37, 5, tie_weights(false), reverse>>>();
}
