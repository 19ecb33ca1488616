// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace cropping1d_test {
template <auto... Options> using Net = Sequential<Input<9, 4>, Cropping1D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 7, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<2>::output_shape == shape<None, 5, 4>{});
static_assert(Net<cropping(1, 2)>::output_shape == shape<None, 6, 4>{});
static_assert(Net<1, 2>::output_shape == Net<cropping(1, 2)>::output_shape);
static_assert(Sequential<Input<None, 4>, Cropping1D<1>>::output_shape == shape<None, None, 4>{});

static_assert(why_not<Net<cropping(1, 2, 3)>> == "Layer 'cropping1d' (layer 1, Cropping1D): the `cropping` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Net<-1>> ==
              "Layer 'cropping1d' (layer 1, Cropping1D): the `cropping` argument must be a tuple of integers, including value -1 that does not satisfy `value >= 0`");
static_assert(why_not<Net<1, cropping(1)>> == "Layer 'cropping1d' (layer 1, Cropping1D) is given the option cropping twice");
static_assert(why_not<Sequential<Input<9>, Cropping1D<>>> ==
              "Input 0 of layer 'cropping1d' (layer 1, Cropping1D) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, channels_first>, Cropping1D<>>>);
static_assert(why_not<Net<5, 4>> ==
              "`cropping` parameter of layer 'cropping1d' (layer 1, Cropping1D) must be smaller than the input length. Received: inputs.shape=(None, 9, 4), cropping=(5, 4), the output of "
              "layer 'input_layer'");
}  // namespace cropping1d_test

TEST_CASE("cropping1d: the laws") {
  check_laws<Sequential<Input<up_to(9), 4>, Cropping1D<cropping(1, 2)>>>();
}
