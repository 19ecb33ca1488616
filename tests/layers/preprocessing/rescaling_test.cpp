// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace rescaling_test {
template <auto... Options> using Net = Sequential<Input<5, 3>, Rescaling<Options...>>;

static_assert(Net<scale(2)>::output_shape == shape<None, 5, 3>{} && Net<scale(2)>::parameter_count == 0);
static_assert(sound<Net<scale(1, 2, 3), offset(0.5)>> && sound<Sequential<Input<None, None>, Rescaling<scale(2), offset(1)>>>);
// behind a Dense it costs nothing
static_assert(Sequential<Input<4>, Dense<3>, Rescaling<scale(2)>>::arena_bytes == Sequential<Input<4>, Dense<3>>::arena_bytes);

static_assert(why_not<Net<>> == "Layer 'rescaling' (layer 1, Rescaling): missing 1 required positional argument: 'scale'");
static_assert(why_not<Net<scale>> == "Layer 'rescaling' (layer 1, Rescaling): `scale` must be a number or a list of numbers, as scale(1. / 255)");
static_assert(why_not<Net<scale(1, 2)>> ==
              "Layer 'rescaling' (layer 1, Rescaling): operands could not be broadcast together with shapes (None, 5, 3) and (2,), the output of layer 'input_layer'");
static_assert(why_not<Net<scale(1), offset(1, 2)>> ==
              "Layer 'rescaling' (layer 1, Rescaling): operands could not be broadcast together with shapes (None, 5, 3) and (2,), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<3, 4, 5, channels_first>, Rescaling<scale(1, 2, 3)>>> ==
              "Input 0 of layer 'rescaling' (layer 1, Rescaling) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape "
              "(None, 3, 4, 5). The usual mend: one number for all");
static_assert(why_not<Net<2>> == "Layer 'rescaling' (layer 1, Rescaling) takes at most 0 of its options as bare numbers, but it received 1. The usual mend: name what it is, as "
                                 "input_dim(3)");
}  // namespace rescaling_test

TEST_CASE("rescaling: the laws") {
  check_laws<Sequential<Input<up_to(5), 3>, Rescaling<scale(0.5, 2, -1), offset(1, 0, 3)>>>();
  check_laws<Sequential<Input<7>, Rescaling<scale(1. / 255), offset(-1)>, Dense<3>, Rescaling<scale(2)>>>();
}
