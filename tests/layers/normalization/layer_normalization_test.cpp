// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/normalization/layer_normalization.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("LayerNormalization keeps the shape, and has weights of the axes' shape") {
  static_assert(Sequential<Input<3, 4, 5>, LayerNormalization<>>::output_shape == shape<None, 3, 4, 5>{});
  static_assert(Sequential<Input<3, 4, 5>, LayerNormalization<>>::parameter_count == 10);
  static_assert(Sequential<Input<3, 4, 5>, LayerNormalization<axis(1, 3)>>::parameter_count == 30);
  static_assert(Sequential<Input<3, 4, 5>, LayerNormalization<axis(1), scale(false)>>::parameter_count == 3);
  static_assert(Sequential<Input<3, 4, 5>, LayerNormalization<rms_scaling, scale(false)>>::parameter_count == 5);
  static_assert(Sequential<Input<None, 5>, LayerNormalization<>>::output_shape == shape<None, None, 5>{});
  static_assert(Sequential<Input<5, None>, LayerNormalization<center(false), scale(false)>>::parameter_count == 0);
  static constexpr tensor_spec in{dims(unknown, 3)};
  static_assert(LayerNormalization<>::describe_weights({&in, 1}).count == 2);
  SUCCEED();
}

TEST_CASE("what LayerNormalization refuses") {
  static_assert(why_not<Sequential<Input<3>, LayerNormalization<axis(2)>>> ==
                "Layer 'layer_normalization' (layer 1, LayerNormalization): axis 2 is out of bounds for input shape (None, 3), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<3>, LayerNormalization<axis(0)>>> ==
                "Layer 'layer_normalization' (layer 1, LayerNormalization): axis 0 is the batch, whose samples are computed apart. Received: input shape=(None, 3), the output of layer "
                "'input_layer'");
  static_assert(why_not<Sequential<Input<3, 4, 5, channels_first>, LayerNormalization<>>> ==
                "Input 0 of layer 'layer_normalization' (layer 1, LayerNormalization) is incompatible with the layer: expected data_format=channels_last, but received a "
                "channels_first input with shape (None, 3, 4, 5). The usual mend: axis(1)");
  static_assert(sound<Sequential<Input<3, 4, 5, channels_first>, LayerNormalization<axis(1)>>>);
  static_assert(!sound<Sequential<Input<3, 4>, LayerNormalization<axis(1, -2)>>> && !sound<Sequential<Input<5, None>, LayerNormalization<>>>);
  static_assert(!sound<Sequential<Input<>, LayerNormalization<>>>);
  static_assert(why_not<Sequential<Input<3, 4>, LayerNormalization<axis{}>>> ==
                "Layer 'layer_normalization' (layer 1, LayerNormalization): expected an int or a list of ints for the argument 'axis'");
  SUCCEED();
}

TEST_CASE("a large mean cancels nothing") {
  Sequential<Input<40>, LayerNormalization<epsilon(0)>> rows;
  Sequential<Input<40, 3>, LayerNormalization<axis(1), epsilon(0)>> columns;
  xt::xtensor<float, 2> x({1, 40});
  xt::xtensor<float, 3> across({1, 40, 3});
  for (std::size_t i = 0; i < 40; ++i) across(0, i, 0) = across(0, i, 1) = across(0, i, 2) = x(0, i) = 10000.f + float(i);
  const auto y = rows(x);
  const auto z = columns(across);
  for (std::size_t i = 0; i < 40; ++i) {
    const double wanted = (double(i) - 19.5) / std::sqrt(133.25);
    CHECK(y(0, i) == Approx(wanted).margin(1e-6));
    CHECK(z(0, i, 1) == Approx(wanted).margin(1e-6));
  }
}

TEST_CASE("the laws of LayerNormalization") {
  check_laws<Sequential<Input<17>, Dense<9>, LayerNormalization<>, Dense<2>>>();
  check_laws<Sequential<Input<up_to(4), 6>, LayerNormalization<>>>();
  check_laws<Sequential<Input<3, 2, 5>, LayerNormalization<axis(1, 3)>>>();
  check_laws<Sequential<Input<4, up_to(6)>, LayerNormalization<axis(1)>>>();
}
