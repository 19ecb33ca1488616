// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace up_sampling3d_test {
template <auto... Options> using Net = Sequential<Input<5, 9, 7, 4>, UpSampling3D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 10, 18, 14, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<3>::output_shape == shape<None, 15, 27, 21, 4>{});
static_assert(Net<size(2, 1, 3)>::output_shape == shape<None, 10, 9, 21, 4>{});
static_assert(Sequential<Input<None, 9, 7, 4>, UpSampling3D<>>::output_shape == shape<None, None, 18, 14, 4>{});
static_assert(Sequential<Input<4, 5, 9, 7>, UpSampling3D<size(2, 1, 3), channels_first>>::output_shape == shape<None, 4, 10, 9, 21>{});

static_assert(why_not<Net<0>> ==
              "Layer 'up_sampling3d' (layer 1, UpSampling3D): the `size` argument must be a tuple of 3 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Net<size(1, 2)>> == "Layer 'up_sampling3d' (layer 1, UpSampling3D): the `size` argument must be a tuple of 3 integers. Received: 2 of them");
static_assert(why_not<Net<2, size(2)>> == "Layer 'up_sampling3d' (layer 1, UpSampling3D) is given the option size twice");
static_assert(why_not<Sequential<Input<9>, UpSampling3D<>>> ==
              "Input 0 of layer 'up_sampling3d' (layer 1, UpSampling3D) is incompatible with the layer: expected ndim=5, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 5, 9, 7, channels_first>, UpSampling3D<>>>);
}  // namespace up_sampling3d_test

TEST_CASE("up_sampling3d: the laws") {
  check_laws<Sequential<Input<2, 3, up_to(4), 2>, UpSampling3D<size(2, 1, 3)>>>();
}
