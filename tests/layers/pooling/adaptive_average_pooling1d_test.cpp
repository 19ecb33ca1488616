// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace adaptive_average_pooling1d_test {
template <auto... Options> using Net = Sequential<Input<9, 4>, AdaptiveAveragePooling1D<Options...>>;

static_assert(Net<3>::output_shape == shape<None, 3, 4>{} && Net<3>::parameter_count == 0);
static_assert(Net<output_size(4)>::output_shape == shape<None, 4, 4>{});
static_assert(Net<20>::output_shape.extent(1) == 20);
static_assert(Sequential<Input<4, 9>, AdaptiveAveragePooling1D<3, channels_first>>::output_shape == shape<None, 4, 3>{});
static_assert(Sequential<Input<None, 4>, AdaptiveAveragePooling1D<3>, Flatten<>, Dense<2>>::output_shape == shape<None, 2>{});

static_assert(why_not<Net<>> == "Layer 'adaptive_average_pooling1d' (layer 1, AdaptiveAveragePooling1D): missing 1 required positional argument: 'output_size'");
static_assert(why_not<Net<3, output_size(3)>> == "Layer 'adaptive_average_pooling1d' (layer 1, AdaptiveAveragePooling1D) is given the option output_size twice");
static_assert(why_not<Net<output_size(1, 2)>> == "Layer 'adaptive_average_pooling1d' (layer 1, AdaptiveAveragePooling1D): the `output_size` argument must be a tuple of 1 integers. Received: 2 of them");
static_assert(why_not<Net<0>> ==
              "Layer 'adaptive_average_pooling1d' (layer 1, AdaptiveAveragePooling1D): the `output_size` argument must be a tuple of 1 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Sequential<Input<9>, AdaptiveAveragePooling1D<3>>> ==
              "Input 0 of layer 'adaptive_average_pooling1d' (layer 1, AdaptiveAveragePooling1D) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, channels_first>, AdaptiveAveragePooling1D<3>>>);
}  // namespace adaptive_average_pooling1d_test

TEST_CASE("adaptive_average_pooling1d: the laws") { check_laws<Sequential<Input<up_to(9), 5>, AdaptiveAveragePooling1D<output_size(4)>>>(); }

TEST_CASE("adaptive_average_pooling1d: windows that share a cell, and more windows than cells") {
  const xt::xtensor<float, 3> x{{{1}, {2}, {6}, {-4}, {3}}};
  Sequential<Input<5, 1>, AdaptiveAveragePooling1D<3>> fewer;
  CHECK((fewer(x) == xt::xtensor<float, 3>{{{1.5f}, {4.f / 3}, {-.5f}}}));
  Sequential<Input<5, 1>, AdaptiveAveragePooling1D<10>> more;
  CHECK(more(x)(0, 9, 0) == 3.f);
}
