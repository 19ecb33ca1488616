// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/normalization/rms_normalization.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("RMSNormalization keeps the shape, and has a scale") {
  static_assert(Sequential<Input<3, 4, 5>, RMSNormalization<>>::output_shape == shape<None, 3, 4, 5>{});
  static_assert(Sequential<Input<3, 4, 5>, RMSNormalization<>>::parameter_count == 5);
  static_assert(Sequential<Input<3, 4, 5>, RMSNormalization<axis(-1, -2)>>::parameter_count == 20);
  SUCCEED();
}

TEST_CASE("what RMSNormalization refuses") {
  static_assert(!sound<Sequential<Input<3>, RMSNormalization<axis(2)>>> && !sound<Sequential<Input<None>, RMSNormalization<>>>);
  static_assert(why_not<Sequential<Input<3, 4>, RMSNormalization<axis(1)>>> ==
                "Layer 'rms_normalization' (layer 1, RMSNormalization): the scale, of shape (3,), multiplies the last axes, whatever `axis` says. Received: input shape=(None, 3, 4), the "
                "output of layer 'input_layer'");
  static_assert(sound<Sequential<Input<4, 4>, RMSNormalization<axis(1)>>> && sound<Sequential<Input<1, 4>, RMSNormalization<axis(1)>>>);
  static_assert(!sound<Sequential<Input<4, None>, RMSNormalization<axis(1)>>>);
  SUCCEED();
}

TEST_CASE("the laws of RMSNormalization") {
  check_laws<Sequential<Input<3, 19>, RMSNormalization<>>>();
  check_laws<Sequential<Input<up_to(3), 4, 4>, RMSNormalization<axis(2)>>>();
}
