// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/activations/prelu.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("PReLU has a slope for each element of a sample, or shares them") {
  static_assert(Sequential<Input<4, 3, 5>, PReLU<>>::output_shape == shape<None, 4, 3, 5>{});
  static_assert(Sequential<Input<4, 3, 5>, PReLU<>>::parameter_count == 60);
  static_assert(Sequential<Input<4, 3, 5>, PReLU<shared_axes(1, 2)>>::parameter_count == 5);
  static_assert(Sequential<Input<None, 5>, PReLU<shared_axes(1)>>::parameter_count == 5);
  static_assert(Sequential<Input<4, 3, 5>, PReLU<shared_axes(0)>>::parameter_count == 12);  // Keras' 0 - 1: the last
  SUCCEED();
}

TEST_CASE("what PReLU refuses") {
  static_assert(why_not<Sequential<Input<None, 5>, PReLU<>>> ==
                "Layer 'p_re_lu' (layer 1, PReLU): shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis 1 of its input is None. "
                "Received: input shape=(None, None, 5), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<4, 5>, PReLU<shared_axes(3)>>> ==
                "Layer 'p_re_lu' (layer 1, PReLU): shared_axes has 3, which is not an axis of its input beside the batch. Received: input shape=(None, 4, 5), the output of layer "
                "'input_layer'");
  static_assert(!sound<Sequential<Input<>, PReLU<>>> && !sound<Sequential<Input<4, 5>, PReLU<shared_axes(-2)>>>);
  SUCCEED();
}

TEST_CASE("PReLU bends what is negative, and begins as relu") {
  Sequential<Input<2, 2>, PReLU<shared_axes(1)>> net;
  const xt::xtensor<float, 3> x{{{1, -2}, {-3, 4}}};
  CHECK((net(x) == xt::xtensor<float, 3>{{{1, 0}, {0, 4}}}));
  net.set_weight<"p_re_lu", "alpha">(xt::xtensor<float, 2>{{.5f, -1}});
  CHECK((net(x) == xt::xtensor<float, 3>{{{1, 2}, {-1.5f, 4}}}));
}

TEST_CASE("the laws of PReLU") { check_laws<Sequential<Input<up_to(4), 3, 5>, PReLU<shared_axes(1), alpha_initializer(initializers::constant(.25f))>>>(); }
