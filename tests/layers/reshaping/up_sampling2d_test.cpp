// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace up_sampling2d_test {
template <auto... Options> using Net = Sequential<Input<9, 7, 4>, UpSampling2D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 18, 14, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<3>::output_shape == shape<None, 27, 21, 4>{});
static_assert(Net<size(2, 3)>::output_shape == shape<None, 18, 21, 4>{});
static_assert(Sequential<Input<None, 7, 4>, UpSampling2D<>>::output_shape == shape<None, None, 14, 4>{});
static_assert(Sequential<Input<4, 9, 7>, UpSampling2D<size(2, 3), channels_first>>::output_shape == shape<None, 4, 18, 21>{});
static_assert(sound<Sequential<Input<9, 7, up_to(4)>, UpSampling2D<>>> && !sound<Sequential<Input<9, 7, up_to(4)>, UpSampling2D<interpolation::bicubic>>>);

static_assert(why_not<Net<0>> ==
              "Layer 'up_sampling2d' (layer 1, UpSampling2D): the `size` argument must be a tuple of 2 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Net<size(1, 2, 3)>> == "Layer 'up_sampling2d' (layer 1, UpSampling2D): the `size` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Net<2, size(2)>> == "Layer 'up_sampling2d' (layer 1, UpSampling2D) is given the option size twice");
static_assert(why_not<Sequential<Input<9>, UpSampling2D<>>> ==
              "Input 0 of layer 'up_sampling2d' (layer 1, UpSampling2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, 7, channels_first>, UpSampling2D<>>>);
}  // namespace up_sampling2d_test

TEST_CASE("up_sampling2d: the laws") {
  check_laws<Sequential<Input<up_to(5), 4, 17>, UpSampling2D<size(2, 3)>>>();
  check_laws<Sequential<Input<up_to(6), up_to(5), 3>, UpSampling2D<2, interpolation::bilinear>>>();
  check_laws<Sequential<Input<2, 4, 3, channels_first>, UpSampling2D<3, interpolation::lanczos3, channels_first>>>();
}

TEST_CASE("up_sampling2d: by hand") {
  const xt::xtensor<float, 4> x{{{{0}, {1}, {2}}}};
  Sequential<Input<1, 3, 1>, UpSampling2D<size(1, 2), interpolation::bilinear>> net;
  CHECK((net(x) == xt::xtensor<float, 4>{{{{0}, {.25f}, {.75f}, {1.25f}, {1.75f}, {2}}}}));
}
