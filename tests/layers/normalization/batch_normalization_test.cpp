// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/normalization/batch_normalization.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("BatchNormalization keeps the shape and has four weights an element of its axis") {
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<>>::output_shape == shape<None, 3, 4, 5>{});
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<>>::parameter_count == 20);
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<>>::trainable_parameter_count == 10);
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<axis(1)>>::parameter_count == 12);
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<axis(-2), scale(false)>>::parameter_count == 12);
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<center(false), scale(false)>>::parameter_count == 10);
  static_assert(Sequential<Input<3, 4, 5>, BatchNormalization<renorm>>::parameter_count == 35);
  static_assert(Sequential<Input<None, 5>, BatchNormalization<>>::output_shape == shape<None, None, 5>{});
  static_assert(Sequential<Input<8>, Dense<64>, BatchNormalization<>>::arena_bytes == Sequential<Input<8>, Dense<64>>::arena_bytes);
  SUCCEED();
}

TEST_CASE("what BatchNormalization refuses") {
  static_assert(why_not<Sequential<Input<3, 4, 5, channels_first>, BatchNormalization<>>> ==
                "Input 0 of layer 'batch_normalization' (layer 1, BatchNormalization) is incompatible with the layer: expected data_format=channels_last, but received a "
                "channels_first input with shape (None, 3, 4, 5). The usual mend: axis(1)");
  static_assert(sound<Sequential<Input<3, 4, 5, channels_first>, BatchNormalization<axis(1)>>>);
  static_assert(sound<Sequential<Input<3, 4, 5, channels_first>, BatchNormalization<axis(-1)>>>);
  static_assert(why_not<Sequential<Input<3>, BatchNormalization<axis(2)>>> ==
                "Layer 'batch_normalization' (layer 1, BatchNormalization): axis 2 is not an axis of its input beside the batch. Received: input shape=(None, 3), the output of layer "
                "'input_layer'");
  static_assert(!sound<Sequential<Input<3>, BatchNormalization<axis(0)>>>);
  static_assert(!sound<Sequential<Input<3, None>, BatchNormalization<>>>);
  static_assert(!sound<Sequential<Input<>, BatchNormalization<>>> && !sound<Sequential<Input<3, 4>, BatchNormalization<axis(1, 2)>>>);
  static_assert(why_not<Sequential<Input<3, 4>, BatchNormalization<axis(1, 2)>>> == "Layer 'batch_normalization' (layer 1, BatchNormalization): `axis` is one axis");
  SUCCEED();
}

TEST_CASE("BatchNormalization is the formula of inference, with the moving statistics") {
  Sequential<Input<2, 3>, BatchNormalization<axis(1), epsilon(0.25)>> net;
  net.set_weight<"batch_normalization", "gamma">(xt::xtensor<float, 1>{2, 3});
  net.set_weight<"batch_normalization", "beta">(xt::xtensor<float, 1>{-1, 10});
  net.set_weight<"batch_normalization", "moving_mean">(xt::xtensor<float, 1>{1, -2});
  net.set_weight<"batch_normalization", "moving_variance">(xt::xtensor<float, 1>{3.75f, .75f});
  const auto y = net(xt::xtensor<float, 3>{{{1, 2, 3}, {4, 5, -6}}});
  const xt::xtensor<float, 3> wanted{{{-1, 0, 1}, {28, 31, -2}}};
  for (std::size_t i = 0; i < 6; ++i) CHECK(y.data()[i] == Approx(wanted.data()[i]));
}

TEST_CASE("a new BatchNormalization changes x by epsilon alone") {
  Sequential<Input<3>, BatchNormalization<>> net;
  CHECK(net(xt::xtensor<float, 2>{{2, -4, 0}})(0, 1) == Approx(-4 / std::sqrt(1.001)));
}

TEST_CASE("a new BatchNormalization begins as its initializers say") {
  Sequential<Input<2>, BatchNormalization<beta_initializer(initializers::constant(3)), gamma_initializer(initializers::constant(.5f)), epsilon(0),
                                          moving_mean_initializer(initializers::ones), moving_variance_initializer(initializers::constant(4))>> net;
  const auto y = net(xt::xtensor<float, 2>{{5, -3}});
  CHECK(y(0, 0) == Approx(4));
  CHECK(y(0, 1) == Approx(2));
}

TEST_CASE("the laws of BatchNormalization") {
  check_laws<Sequential<Input<17>, BatchNormalization<>>>();
  check_laws<Sequential<Input<5>, Dense<9>, BatchNormalization<scale(false)>, Dense<2>>>();
  check_laws<Sequential<Input<3, 4, 5, channels_first>, BatchNormalization<axis(1)>>>();
  check_laws<Sequential<Input<up_to(4), 6>, BatchNormalization<center(false)>>>();
  check_laws<Sequential<Input<4, up_to(6)>, BatchNormalization<axis(1)>>>();
}
