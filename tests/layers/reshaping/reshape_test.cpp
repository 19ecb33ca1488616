// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/reshaping/reshape.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Reshape gives the shape it says, one extent from the rest") {
  static_assert(Sequential<Input<12>, Reshape<4, 3>>::output_shape == shape<None, 4, 3>{});
  static_assert(Sequential<Input<3, 8>, Reshape<2, -1, 4>>::output_shape == shape<None, 2, 3, 4>{});
  static_assert(Sequential<Input<3, 8, batch_size(5)>, Reshape<-1>>::output_shape == shape<5, 24>{});
  static_assert(Sequential<Input<None, 8>, Reshape<-1, 4>>::output_shape == shape<None, None, 4>{});
  static_assert(Sequential<Input<1>, Reshape<>>::output_shape == shape<None>{});
  using bounded = network<Sequential<Input<up_to(5), 8>, Reshape<-1, 4>>>::facts;
  static_assert(bounded::known.spec[1].shape.bound[1] == 10);
  SUCCEED();
}

TEST_CASE("Reshape forgets the layout") {
  using facts = network<Sequential<Input<2, 3, 4, channels_first>, Reshape<2, 12>>>::facts;
  static_assert(facts::known.spec[1].format == layout::unspecified);
  SUCCEED();
}

TEST_CASE("what Reshape refuses") {
  static_assert(why_not<Sequential<Input<24>, Reshape<5, 5>>> ==
                "Layer 'reshape' (layer 1, Reshape): The total size of the tensor must be unchanged. Received: input_shape=(24,), target_shape=(5, 5), the output of layer "
                "'input_layer'");
  static_assert(why_not<Sequential<Input<24>, Reshape<-1, 5>>> ==
                "Layer 'reshape' (layer 1, Reshape): The total size of the tensor must be unchanged, however, the input size cannot by divided by the specified dimensions in "
                "target_shape. Received: input_shape=(24,), target_shape=(None, 5), the output of layer 'input_layer'");
  static_assert(!sound<Sequential<Input<24>, Reshape<-1, -1>>>);
  static_assert(!sound<Sequential<Input<24>, Reshape<0, 24>>>);
  static_assert(!sound<Sequential<Input<up_to(3), 2>, Reshape<7>>>);
  static_assert(why_not<Sequential<Input<6>, Reshape<-1, -1>>> ==
                "Layer 'reshape' (layer 1, Reshape): There must be at most one unknown dimension in target_shape. Received: target_shape=(None, None), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<6>, Reshape<0, 6>>> == "Layer 'reshape' (layer 1, Reshape): The extents of target_shape must be positive, or -1 for one of them. Received: "
                                                                "target_shape=(0, 6), the output of layer 'input_layer'");
  SUCCEED();
}

TEST_CASE("what only the call knows is checked at the call") {
  Sequential<Input<up_to(6), 2>, Reshape<-1, 4>> net;
  CHECK(net(xt::xtensor<float, 3>({1, 4, 2}, 1.f)).shape()[1] == 2);
  CHECK_THROWS_AS(net(xt::xtensor<float, 3>({1, 3, 2}, 1.f)), shape_mismatch);
}

TEST_CASE("Reshape is a view") {
  static_assert(Sequential<Input<8>, Dense<64>, Reshape<8, 8>>::arena_bytes == Sequential<Input<8>, Dense<64>>::arena_bytes);
  const xt::xtensor<float, 2> x{{1, 2, 3, 4, 5, 6}};
  CHECK((Sequential<Input<6>, Reshape<3, 2>>{}(x) == xt::xtensor<float, 3>{{{1, 2}, {3, 4}, {5, 6}}}));
}

TEST_CASE("the laws of Reshape") {
  check_laws<Sequential<Input<12>, Reshape<4, 3>, Dense<2>>>();
  check_laws<Sequential<Input<12>, Dense<6>, Reshape<-1, 3>>>();
  check_laws<Sequential<Input<up_to(6), 4>, Reshape<-1, 2>, Dense<3>>>();
}
