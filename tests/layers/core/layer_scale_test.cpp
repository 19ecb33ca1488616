// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/layer_scale.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("LayerScale keeps the shape, and has a factor for each feature") {
  static_assert(Sequential<Input<up_to(3), 4, 5>, LayerScale<5>>::output_shape == shape<None, None, 4, 5>{});
  static_assert(Sequential<Input<3, 4, 5>, LayerScale<5, init_values(.1)>>::parameter_count == 5);
  Sequential<Input<2>, LayerScale<2, init_values(.5)>> net;
  const std::array<float, 2> x{4, 6};
  std::array<float, 2> y{};
  net.run(inputs(x), outputs(y));
  CHECK(y == std::array<float, 2>{2, 3});
}

TEST_CASE("what LayerScale refuses") {
  static_assert(why_not<Sequential<Input<3, 4>, LayerScale<3>>> ==
                "Layer 'layer_scale' (layer 1, LayerScale): operands could not be broadcast together with shapes (None, 3, 4) and (3,), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<3>, LayerScale<0>>> == "Layer 'layer_scale' (layer 1, LayerScale): `projection_dim` must be positive. Received: projection_dim=0");
  static_assert(!sound<Sequential<Input<4, None>, LayerScale<4>>> && !sound<Sequential<Input<4, 1>, LayerScale<4>>>);
}

TEST_CASE("the laws of LayerScale") { check_laws<Sequential<Input<up_to(3), 6>, LayerScale<6>, Dense<19>, LayerScale<19>>>(); }
