// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace adaptive_average_pooling2d_test {
template <auto... Options> using Net = Sequential<Input<9, 7, 4>, AdaptiveAveragePooling2D<Options...>>;

static_assert(Net<3>::output_shape == shape<None, 3, 3, 4>{} && Net<3>::parameter_count == 0);
static_assert(Net<output_size(4, 2)>::output_shape == shape<None, 4, 2, 4>{});
static_assert(Net<20>::output_shape.extent(1) == 20);
static_assert(Sequential<Input<4, 9, 7>, AdaptiveAveragePooling2D<3, channels_first>>::output_shape == shape<None, 4, 3, 3>{});
static_assert(Sequential<Input<None, None, 4>, AdaptiveAveragePooling2D<3>, Flatten<>, Dense<2>>::output_shape == shape<None, 2>{});

static_assert(why_not<Net<>> == "Layer 'adaptive_average_pooling2d' (layer 1, AdaptiveAveragePooling2D): missing 1 required positional argument: 'output_size'");
static_assert(why_not<Net<3, output_size(3)>> == "Layer 'adaptive_average_pooling2d' (layer 1, AdaptiveAveragePooling2D) is given the option output_size twice");
static_assert(why_not<Net<output_size(1, 2, 3)>> == "Layer 'adaptive_average_pooling2d' (layer 1, AdaptiveAveragePooling2D): the `output_size` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Net<0>> ==
              "Layer 'adaptive_average_pooling2d' (layer 1, AdaptiveAveragePooling2D): the `output_size` argument must be a tuple of 2 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Sequential<Input<9>, AdaptiveAveragePooling2D<3>>> ==
              "Input 0 of layer 'adaptive_average_pooling2d' (layer 1, AdaptiveAveragePooling2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, 7, channels_first>, AdaptiveAveragePooling2D<3>>>);
}  // namespace adaptive_average_pooling2d_test

TEST_CASE("adaptive_average_pooling2d: the laws") { check_laws<Sequential<Input<up_to(9), 4, 5>, AdaptiveAveragePooling2D<output_size(4, 2)>>>(); }
