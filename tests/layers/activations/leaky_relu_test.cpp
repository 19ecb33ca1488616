// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/activations/leaky_relu.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("LeakyReLU has a slope of 0.3, where the function has 0.2") {
  static_assert(Sequential<Input<3, 2>, LeakyReLU<>>::output_shape == shape<None, 3, 2>{});
  static_assert(LeakyReLU<>::act.apply(-1.f) == -.3f && LeakyReLU<negative_slope(.5)>::act.apply(-1.f) == -.5f);
  static_assert(why_not<Sequential<Input<3>, LeakyReLU<negative_slope(-1)>>> ==
                "Layer 'leaky_re_lu' (layer 1, LeakyReLU): the negative_slope value of a Leaky ReLU layer cannot be None or negative value");
  SUCCEED();
}

TEST_CASE("the laws of LeakyReLU") { check_laws<Sequential<Input<7>, LeakyReLU<>>>(); }
