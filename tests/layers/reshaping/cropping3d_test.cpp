// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace cropping3d_test {
template <auto... Options> using Net = Sequential<Input<5, 9, 7, 4>, Cropping3D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 3, 7, 5, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<2>::output_shape == shape<None, 1, 5, 3, 4>{});
static_assert(Net<cropping({1, 2}, {0, 3}, {2, 1})>::output_shape == shape<None, 2, 6, 4, 4>{});
static_assert(Net<1, 2, 0, 3, 2, 1>::output_shape == Net<cropping({1, 2}, {0, 3}, {2, 1})>::output_shape);
static_assert(Net<cropping(1, 2, 0)>::output_shape == shape<None, 3, 5, 7, 4>{});
static_assert(Sequential<Input<4, 5, 9, 7>, Cropping3D<1, channels_first>>::output_shape == shape<None, 4, 3, 7, 5>{});
static_assert(Sequential<Input<None, 9, 7, 4>, Cropping3D<1>>::output_shape == shape<None, None, 7, 5, 4>{});

static_assert(why_not<Net<cropping(1, 2)>> == "Layer 'cropping3d' (layer 1, Cropping3D): `cropping` should have 3 elements, each a number or a pair of them. Received: 2 numbers");
static_assert(why_not<Net<-1>> ==
              "Layer 'cropping3d' (layer 1, Cropping3D): the `cropping` argument must be a tuple of integers, including value -1 that does not satisfy `value >= 0`");
static_assert(why_not<Net<1, cropping(1)>> == "Layer 'cropping3d' (layer 1, Cropping3D) is given the option cropping twice");
static_assert(why_not<Sequential<Input<9>, Cropping3D<>>> ==
              "Input 0 of layer 'cropping3d' (layer 1, Cropping3D) is incompatible with the layer: expected ndim=5, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 5, 9, 7, channels_first>, Cropping3D<>>>);
static_assert(why_not<Net<cropping({1, 2}, {3, 4}, {3, 4})>> ==
              "Layer 'cropping3d' (layer 1, Cropping3D): values in `cropping` argument should be smaller than the corresponding spatial dimension of the input. Received: "
              "input_shape=(None, 5, 9, 7, 4), cropping=(3, 4) of axis 3, the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<up_to(4), 9, 7, 4>, Cropping3D<2>>>);
}  // namespace cropping3d_test

TEST_CASE("cropping3d: the laws") {
  check_laws<Sequential<Input<5, 6, up_to(7), 2>, Cropping3D<1, 2, 0, 3, 1, 1>>>();
}
