// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace up_sampling1d_test {
template <auto... Options> using Net = Sequential<Input<9, 4>, UpSampling1D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 18, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<3>::output_shape == shape<None, 27, 4>{});
static_assert(Net<size(3)>::output_shape == shape<None, 27, 4>{});
static_assert(Sequential<Input<None, 4>, UpSampling1D<>>::output_shape == shape<None, None, 4>{});

static_assert(why_not<Net<0>> == "Layer 'up_sampling1d' (layer 1, UpSampling1D): argument `size` should be a positive integer. Received: size=0");
static_assert(why_not<Net<interpolation::bilinear>> == "Layer 'up_sampling1d' (layer 1, UpSampling1D) does not take the option interpolation");
static_assert(why_not<Net<2, size(2)>> == "Layer 'up_sampling1d' (layer 1, UpSampling1D) is given the option size twice");
static_assert(why_not<Sequential<Input<9>, UpSampling1D<>>> ==
              "Input 0 of layer 'up_sampling1d' (layer 1, UpSampling1D) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, channels_first>, UpSampling1D<>>>);
}  // namespace up_sampling1d_test

TEST_CASE("up_sampling1d: the laws") {
  check_laws<Sequential<Input<up_to(5), 3>, UpSampling1D<3>>>();
}
