// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace cropping2d_test {
template <auto... Options> using Net = Sequential<Input<9, 7, 4>, Cropping2D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 9, 7, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<2>::output_shape == shape<None, 5, 3, 4>{});
static_assert(Net<cropping({1, 2}, {0, 3})>::output_shape == shape<None, 6, 4, 4>{});
static_assert(Net<1, 2, 0, 3>::output_shape == Net<cropping({1, 2}, {0, 3})>::output_shape);
static_assert(Net<cropping(1, 2)>::output_shape == shape<None, 7, 3, 4>{});
static_assert(Sequential<Input<4, 9, 7>, Cropping2D<1, channels_first>>::output_shape == shape<None, 4, 7, 5>{});
static_assert(Sequential<Input<None, 7, 4>, Cropping2D<1>>::output_shape == shape<None, None, 5, 4>{});

static_assert(why_not<Net<cropping(1, 2, 3, 4)>> == "Layer 'cropping2d' (layer 1, Cropping2D): `cropping` should have 2 elements, each a number or a pair of them. Received: 4 numbers");
static_assert(why_not<Net<cropping(1, 2, 3)>> == "Layer 'cropping2d' (layer 1, Cropping2D): `cropping` should have 2 elements, each a number or a pair of them. Received: 3 numbers");
static_assert(why_not<Net<-1>> ==
              "Layer 'cropping2d' (layer 1, Cropping2D): the `cropping` argument must be a tuple of integers, including value -1 that does not satisfy `value >= 0`");
static_assert(why_not<Net<1, cropping(1)>> == "Layer 'cropping2d' (layer 1, Cropping2D) is given the option cropping twice");
static_assert(why_not<Sequential<Input<9>, Cropping2D<>>> ==
              "Input 0 of layer 'cropping2d' (layer 1, Cropping2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, 7, channels_first>, Cropping2D<>>>);
static_assert(why_not<Net<cropping({1, 2}, {3, 4})>> ==
              "Layer 'cropping2d' (layer 1, Cropping2D): values in `cropping` argument should be smaller than the corresponding spatial dimension of the input. Received: "
              "input_shape=(None, 9, 7, 4), cropping=(3, 4) of axis 2, the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<up_to(4), 7, 4>, Cropping2D<2>>>);
}  // namespace cropping2d_test

TEST_CASE("cropping2d: the laws") {
  check_laws<Sequential<Input<up_to(9), 7, 3>, Cropping2D<cropping({1, 2}, {0, 3})>>>();
  check_laws<Sequential<Input<2, 6, 5, channels_first>, Cropping2D<cropping({1, 2}, {0, 3}), channels_first>>>();
}
