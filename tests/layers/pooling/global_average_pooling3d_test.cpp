// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace global_average_pooling3d_test {
template <auto... Options> using Net = Sequential<Input<5, 9, 7, 4>, GlobalAveragePooling3D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<keepdims>::output_shape == shape<None, 1, 1, 1, 4>{});
static_assert(Sequential<Input<4, 5, 9, 7>, GlobalAveragePooling3D<channels_first, keepdims>>::output_shape == shape<None, 4, 1, 1, 1>{});
static_assert(Sequential<Input<None, None, None, 4>, GlobalAveragePooling3D<>, Dense<3>>::output_shape == shape<None, 3>{});

static_assert(why_not<Sequential<Input<5, 9, 4>, GlobalAveragePooling3D<>>> ==
              "Input 0 of layer 'global_average_pooling3d' (layer 1, GlobalAveragePooling3D) is incompatible with the layer: expected ndim=5, found ndim=4. "
              "Full shape received: (None, 5, 9, 4), the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 5, 9, 7, channels_first>, GlobalAveragePooling3D<>>>);
static_assert(!sound<Sequential<Input<5, 9, 7, up_to(4)>, GlobalAveragePooling3D<>>>);
}  // namespace global_average_pooling3d_test

TEST_CASE("global_average_pooling3d: the laws") {
  check_laws<Sequential<Input<up_to(3), 4, up_to(5), 17>, GlobalAveragePooling3D<>>>();
  check_laws<Sequential<Input<4, 3, 2, 7, channels_first>, GlobalAveragePooling3D<channels_first, keepdims>>>();
}
