// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/models/chain.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Embedding adds an axis to ids of any shape") {
  static_assert(Sequential<Input<6>, Embedding<10, 4>>::output_shape == shape<None, 6, 4>{});
  static_assert(Sequential<Input<6>, Embedding<10, 4>>::parameter_count == 40);
  static_assert(Sequential<Input<3, 4>, Embedding<input_dim(9), output_dim(5)>>::output_shape == shape<None, 3, 4, 5>{});
  static_assert(Sequential<Input<3>, Embedding<9, output_dim(5)>>::parameter_count == 45);
  static_assert(Sequential<Input<None>, Embedding<10, 4>>::output_shape == shape<None, None, 4>{});
  static_assert(Sequential<Embedding<10, 4, input_shape(6)>>::output_shape == shape<None, 6, 4>{});
  SUCCEED();
}

TEST_CASE("its table does not depend on the input, so a strict chain takes it undeclared") {
  constexpr auto links = Input<6>{} >> Embedding<10, 4>{} >> Dense<2, input_dim(4)>{};
  static_assert(Model<links>::output_shape == shape<None, 6, 2>{});
  SUCCEED();
}

TEST_CASE("what Embedding refuses") {
  static_assert(why_not<Sequential<Input<6>, Embedding<10>>> ==
                "Layer 'embedding' (layer 1, Embedding): input_dim and output_dim should be positive. Received: input_dim=10, output_dim=0");
  static_assert(why_not<Sequential<Input<6>, Embedding<10, 4, input_shape(5)>>> ==
                "Input 0 of layer 'embedding' (layer 1, Embedding) is incompatible with the layer: expected shape=(None, 5), found shape=(None, 6), the output of layer 'input_layer'");
  static_assert(!sound<Sequential<Input<6>, Embedding<10, 4, 2>>>);
  SUCCEED();
}

TEST_CASE("Embedding looks rows up") {
  Sequential<Input<2>, Embedding<3, 2>> net;
  net.set_weight<"embedding", "embeddings">(xt::xtensor<float, 2>{{1, 2}, {3, 4}, {5, 6}});
  const auto y = net(xt::xtensor<int, 2>{{2, 0}, {1, 1}});
  CHECK((y == xt::xtensor<float, 3>{{{5, 6}, {1, 2}}, {{3, 4}, {3, 4}}}));
  CHECK(std::isnan(net(xt::xtensor<int, 2>{{3, 0}})(0, 0, 0)));
}

TEST_CASE("a new Embedding is Keras' uniform") {
  Sequential<Input<2>, Embedding<50, 40>> net{seed(1)};
  const auto [least, most] = std::minmax_element(net.weight_data().begin(), net.weight_data().end());
  CHECK(*least >= -.05f);
  CHECK(*least < -.045f);
  CHECK(*most <= .05f);
  CHECK(*most > .045f);
}

TEST_CASE("the laws of Embedding") {
  check_laws<Sequential<Input<6>, Embedding<10, 4>>>({.ids = 10});
  check_laws<Sequential<Input<3, 2>, Embedding<5, 17>, Dense<3>>>({.ids = 5});
  check_laws<Sequential<Input<up_to(9)>, Embedding<7, 3>>>({.ids = 7});
  check_laws<Sequential<Input<4, batch_size(5)>, Embedding<10, 1>>>({.ids = 10});
}
