// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/glu.hpp>
#include <ikebana/activations/sparsemax.hpp>
#include <ikebana/layers/activations/activation.hpp>
#include <ikebana/layers/activations/softmax.hpp>
#include <ikebana/layers/convolutional/conv1d.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Softmax keeps the shape; glu halves an axis") {
  static_assert(Sequential<Input<3, 4>, Softmax<>>::output_shape == shape<None, 3, 4>{});
  static_assert(Sequential<Input<3, None, 4>, Softmax<axis(1, 2)>>::output_shape == shape<None, 3, None, 4>{});
  static_assert(Sequential<Input<3, 4>, Activation<glu>>::output_shape == shape<None, 3, 2>{});
  static_assert(Sequential<Input<6, 5>, Activation<glu(axis(1))>>::output_shape == shape<None, 3, 5>{});
  static_assert(Sequential<Input<None, 5>, Activation<glu(axis(1))>>::output_shape == shape<None, None, 5>{});
  static_assert(Sequential<Input<3>, Dense<6, glu>>::output_shape == shape<None, 3>{} && Sequential<Input<3>, Dense<6, glu>>::parameter_count == 24);
  SUCCEED();
}

TEST_CASE("what they refuse") {
  static_assert(why_not<Sequential<Input<3>, Softmax<axis(5)>>> ==
                "Layer 'softmax' (layer 1, Softmax): axis 5 is out of bounds for input shape (None, 3), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<3>, Softmax<axis(1, -1)>>> ==
                "Layer 'softmax' (layer 1, Softmax): duplicate axis 1 in its `axis`. Received: input shape=(None, 3), the output of layer 'input_layer'");
  static_assert(!sound<Sequential<Input<3>, Softmax<axis(0)>>> && !sound<Sequential<Input<3>, Activation<sparsemax(axis(0))>>>);
  static_assert(why_not<Sequential<Input<3>, Activation<softmax(axis(2))>>> ==
                "Layer 'activation' (layer 1, Activation): axis 2 is not an axis of its input beside the batch. Received: input shape=(None, 3), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<Input<3>, Activation<glu>>> ==
                "Layer 'activation' (layer 1, Activation): axis size must be divisible by 2. Received: x.shape=(None, 3) with axis=-1, the output of layer 'input_layer'");
  static_assert(!sound<Sequential<Input<3>, Dense<5, glu>>> && !sound<Sequential<Input<3>, Dense<4, glu, activation::sparsemax>>>);
  static_assert(why_not<Sequential<Input<6, 3>, Conv1D<4, 2, glu>>> == "Layer 'conv1d' (layer 1, Conv1D) does not take the option glu");
  static_assert(!sound<Sequential<Input<3>, Dense<5, softmax(axis(1))>>>);
  constexpr auto given = Input<4, name("given")>{};
  static_assert(why_not<Model<inputs(given), outputs(Softmax<>{}())>> ==
                "Layer 'softmax' (layer 0, Softmax) expects one input or more, but it received none");
  static_assert(why_not<Sequential<Input<3>, Dense<5, glu>>> == "Layer 'dense' (layer 1, Dense): glu: axis size must be divisible by 2. Received: units=5");
  SUCCEED();
}

TEST_CASE("the laws of Softmax, and of activations along an axis") {
  check_laws<Sequential<Input<3, 4, 5>, Softmax<axis(1, 3)>, Softmax<axis(1, 2)>>>();
  check_laws<Sequential<Input<up_to(6), 5>, Softmax<axis(1)>>>();
  check_laws<Sequential<Input<3, 5>, Dense<6, glu>, Activation<sparsemax(axis(1))>>>();
  check_laws<Sequential<Input<3, up_to(4), 2, up_to(3)>, Softmax<axis(1, 3)>>>();
}

namespace softmax_mask_test {  // test folders are also built as one file
namespace {
constexpr auto x = Input<3, 4>{};
constexpr auto mask = Input<1, 4, name("mask")>{};
constexpr auto other = Input<3, 2, name("other")>{};
constexpr auto flat = Input<4, name("flat")>{};
}  // namespace

TEST_CASE("Softmax with a mask") {
  static_assert(why_not<Model<inputs(x, other), outputs(Softmax<>{}(x, other))>> ==
                "Layer 'softmax' (layer 2, Softmax): the `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match the corresponding input dimension. Received: "
                "inputs.shape=(None, 3, 4), mask.shape=(None, 3, 2), the output of layer 'other'");
  static_assert(!sound<Model<inputs(x, flat), outputs(Softmax<>{}(x, flat))>>);
  static_assert(!sound<Sequential<Input<5>, Embedding<9, 4, mask_zero>, Softmax<>>>);  // as in Keras: the mask (None, 5) does not spread to (None, 5, 4)
  Model<inputs(x, mask), outputs(Softmax<>{}(x, mask))> net;
  const auto y = net(xt::xtensor<float, 3>({1, 3, 4}, 7.f), xt::xtensor<float, 3>{{{1, 0, 1, 0}}});
  CHECK((y == xt::xtensor<float, 3>{{{.5f, 0, .5f, 0}, {.5f, 0, .5f, 0}, {.5f, 0, .5f, 0}}}));
  CHECK((net(xt::xtensor<float, 3>({1, 3, 4}, 7.f), xt::xtensor<float, 3>({1, 1, 4}, 0.f)) == xt::xtensor<float, 3>({1, 3, 4}, 0.f)));
}
}  // namespace softmax_mask_test
