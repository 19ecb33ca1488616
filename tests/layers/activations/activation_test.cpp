// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/log_softmax.hpp>
#include <ikebana/activations/relu.hpp>
#include <ikebana/activations/softmax.hpp>
#include <ikebana/layers/activations/activation.hpp>
#include <ikebana/layers/core/dense.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Activation keeps the shape, the batch and the layout") {
  static_assert(Sequential<Input<3, 4>, Activation<relu>>::output_shape == shape<None, 3, 4>{});
  static_assert(Sequential<Input<3, batch_size(5)>, Activation<relu>>::output_shape == shape<5, 3>{});
  static_assert(Sequential<Input<3, None>, Activation<softmax>>::output_shape == shape<None, 3, None>{});
  static_assert(Sequential<Input<3>, Activation<relu>>::parameter_count == 0);
  using after = network<Sequential<Input<2, 4, 5, channels_first>, Activation<relu>>>::facts;
  static_assert(after::known.spec[1].format == layout::channels_first);
  SUCCEED();
}

TEST_CASE("what Activation refuses") {
  static_assert(why_not<Sequential<Input<3>, Activation<5>>> == "Layer 'activation' (layer 1, Activation): its first argument is an activation, such as relu");
  static_assert(why_not<Sequential<Input<>, Activation<softmax>>> ==
                "Input 0 of layer 'activation' (layer 1, Activation) is incompatible with the layer: expected min_ndim=2, found ndim=1. Full shape received: (None,), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<3>, Activation<relu, strides(2)>>> == "Layer 'activation' (layer 1, Activation) does not take the option strides");
  SUCCEED();
}

TEST_CASE("linear is a view, others write over what dies") {
  static_assert(Sequential<Input<64>, Dense<64>, Activation<linear>>::arena_bytes == Sequential<Input<64>, Dense<64>>::arena_bytes);
  static_assert(Sequential<Input<64>, Dense<64>, Activation<relu>>::arena_bytes == Sequential<Input<64>, Dense<64>>::arena_bytes);
  SUCCEED();
}

TEST_CASE("the laws of Activation") {
  check_laws<Sequential<Input<7>, Activation<relu>>>();
  check_laws<Sequential<Input<7>, Activation<linear>>>();
  check_laws<Sequential<Input<3, 5>, Activation<softmax>>>();
  check_laws<Sequential<Input<19>, Dense<17>, Activation<relu>, Activation<log_softmax>>>();
  check_laws<Sequential<Input<up_to(6), 5>, Activation<softmax>, Activation<relu>>>();
}
