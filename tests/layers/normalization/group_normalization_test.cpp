// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/convolutional/conv1d.hpp>
#include <ikebana/layers/normalization/group_normalization.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("GroupNormalization keeps the shape, and has two weights a channel") {
  static_assert(Sequential<Input<3, 4, 64>, GroupNormalization<>>::output_shape == shape<None, 3, 4, 64>{});
  static_assert(Sequential<Input<3, 4, 64>, GroupNormalization<>>::parameter_count == 128);
  static_assert(Sequential<Input<6, None, None>, GroupNormalization<groups(3), axis(1), scale(false)>>::parameter_count == 6);
  SUCCEED();
}

TEST_CASE("what GroupNormalization refuses") {
  static_assert(why_not<Sequential<Input<5, 4>, GroupNormalization<>>> ==
                "Layer 'group_normalization' (layer 1, GroupNormalization): number of groups (32) cannot be more than the number of channels (4), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<5, 4>, GroupNormalization<3>>> ==
                "Layer 'group_normalization' (layer 1, GroupNormalization): number of groups (3) must be a multiple of the number of channels (4), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<5, None>, GroupNormalization<3>>> ==
                "Layer 'group_normalization' (layer 1, GroupNormalization): axis -1 of input tensor should have a defined dimension but the layer received an input with shape "
                "(None, 5, None), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<5, 4>, GroupNormalization<0>>> ==
                "Layer 'group_normalization' (layer 1, GroupNormalization): received an invalid value for argument `groups`, expected a positive integer (or `-1` for instance "
                "normalization). Received: groups=0");
  static_assert(!sound<Sequential<Input<4>, GroupNormalization<2, axis(0)>>> && !sound<Sequential<Input<4>, GroupNormalization<2, axis(2)>>>);
  static_assert(!sound<Sequential<Input<4>, GroupNormalization<2, groups(2)>>> && !sound<Sequential<Input<4, 4>, GroupNormalization<2, axis(1, 2)>>>);
  static_assert(!sound<Sequential<Input<4, 2, 2, channels_first>, GroupNormalization<2>>>);
  static_assert(why_not<Sequential<Input<3, 4>, GroupNormalization<2, axis(1, 2)>>> ==
                "Layer 'group_normalization' (layer 1, GroupNormalization): its channels are one axis. Received: 2 axes");
  SUCCEED();
}

TEST_CASE("the laws of GroupNormalization") {
  check_laws<Sequential<Input<5, 4>, Conv1D<18, 2>, GroupNormalization<3>>>();
  check_laws<Sequential<Input<6, up_to(5)>, GroupNormalization<2, axis(1)>>>();
  check_laws<Sequential<Input<up_to(5), 6>, GroupNormalization<-1>>>();
}
