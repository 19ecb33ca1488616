// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/activations/relu.hpp>
#include <ikebana/layers/core/dense.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("ReLU keeps the shape, and is an activation to the layer before it") {
  static_assert(Sequential<Input<3, None>, ReLU<>>::output_shape == shape<None, 3, None>{});
  static_assert(Sequential<Input<64>, Dense<64>, ReLU<max_value(6)>>::arena_bytes == Sequential<Input<64>, Dense<64>>::arena_bytes);
  static_assert(std::is_same_v<decltype(ReLU<>::act), const activations::relu>);
  static_assert(std::is_same_v<decltype(ReLU<threshold(0), negative_slope(0)>::act), const activations::relu>);
  SUCCEED();
}

TEST_CASE("what ReLU refuses") {
  static_assert(why_not<Sequential<Input<3>, ReLU<max_value(-1)>>> == "Layer 're_lu' (layer 1, ReLU): max_value of a ReLU layer cannot be a negative value");
  static_assert(why_not<Sequential<Input<3>, ReLU<negative_slope(-1)>>> == "Layer 're_lu' (layer 1, ReLU): negative_slope of a ReLU layer cannot be None or a negative value");
  static_assert(why_not<Sequential<Input<3>, ReLU<threshold(-1)>>> == "Layer 're_lu' (layer 1, ReLU): threshold of a ReLU layer cannot be None or a negative value");
  static_assert(why_not<Sequential<Input<3>, ReLU<relu>>> == "Layer 're_lu' (layer 1, ReLU) does not take the option activation");
  SUCCEED();
}

TEST_CASE("relu with parameters is Keras' function, a ReLU or an activation") {
  constexpr auto bent = relu(negative_slope(.5), max_value(4), threshold(1));
  static_assert(bent.apply(3.f) == 3 && bent.apply(9.f) == 4 && bent.apply(1.f) == 0 && bent.apply(-3.f) == -2);
  static_assert(relu(max_value(2)).apply(5.f) == 2 && relu(negative_slope(.25)).apply(-4.f) == -1 && relu(threshold(-2)).apply(-1.f) == -1);
  static_assert(ReLU<negative_slope(.5), max_value(4), threshold(1)>::act.apply(-3.f) == -2);
  Sequential<Input<4>, ReLU<max_value(0)>> nothing_left;
  CHECK((nothing_left(xt::xtensor<float, 2>{{1, 2, -3, 4}}) == xt::xtensor<float, 2>{{0, 0, 0, 0}}));
}

TEST_CASE("the laws of ReLU") {
  check_laws<Sequential<Input<up_to(5), 7>, ReLU<max_value(1), negative_slope(.1), threshold(.5)>>>();
}
