// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/identity.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Identity is its input") {
  static_assert(Sequential<Input<3, None>, Identity<>>::output_shape == shape<None, 3, None>{});
  static_assert(Sequential<Input<8>, Dense<8>, Identity<>, Identity<>>::arena_bytes == Sequential<Input<8>, Dense<8>>::arena_bytes);
  static_assert(Sequential<Input<8>, Dense<8>, Identity<>>::flops == Sequential<Input<8>, Dense<8>>::flops);
  Sequential<Input<3>, Identity<>> net;
  const xt::xtensor<float, 2> x{{1, -2, 3}, {4, 5, -6}};
  CHECK((net(x) == x));
}

TEST_CASE("what Identity refuses") {
  static_assert(!sound<Sequential<Input<3>, Identity<4>>>);
  static_assert(why_not<Sequential<Input<3>, Identity<input_shape(4)>>> ==
                "Input 0 of layer 'identity' (layer 1, Identity) is incompatible with the layer: expected shape=(None, 4), found shape=(None, 3), the output of layer 'input_layer'");
  SUCCEED();
}

TEST_CASE("an input of the model that is also its output, through an Identity") {
  constexpr auto x = Input<5>{};
  constexpr auto same = Identity<>{}(x);
  check_laws<Model<inputs(x), outputs(same, Dense<4>{}(same))>>();
}

TEST_CASE("the laws of Identity") {
  check_laws<Sequential<Input<7>, Identity<>>>();
  check_laws<Sequential<Input<up_to(4), 3>, Identity<>, Dense<2>, Identity<>>>();
}
