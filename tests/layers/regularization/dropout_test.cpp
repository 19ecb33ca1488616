// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/regularization/dropout.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Dropout is its input at inference, and costs nothing") {
  static_assert(Sequential<Input<3, 4>, Dropout<rate(0.5)>>::output_shape == shape<None, 3, 4>{});
  static_assert(Sequential<Input<8>, Dense<8>, Dropout<rate(0.3)>>::arena_bytes == Sequential<Input<8>, Dense<8>>::arena_bytes);
  Sequential<Input<3>, Dropout<rate(0.9)>> net;
  const xt::xtensor<float, 2> x{{1, -2, 3}, {4, 5, -6}};
  CHECK((net(x) == x));
}

TEST_CASE("what Dropout refuses") {
  constexpr std::string_view sentence =
      "Layer 'dropout' (layer 1, Dropout): invalid value received for argument `rate`. Expected a float value between 0 and 1, as rate(0.5)";
  static_assert(why_not<Sequential<Input<3>, Dropout<rate(1.5)>>> == sentence);
  static_assert(why_not<Sequential<Input<3>, Dropout<rate(-0.5)>>> == sentence);
  static_assert(why_not<Sequential<Input<3>, Dropout<>>> == sentence);
  static_assert(sound<Sequential<Input<3>, Dropout<rate(0)>, Dropout<rate(1)>>>);
  SUCCEED();
}

TEST_CASE("the laws of Dropout") {
  check_laws<Sequential<Input<7>, Dropout<rate(0.5)>>>();
  check_laws<Sequential<Input<up_to(4), 3>, Dense<5>, Dropout<rate(0.5)>, Dense<2>>>();
}
