// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace average_pooling3d_test {
template <auto... Options> using Volume = Sequential<Input<5, 9, 7, 4>, AveragePooling3D<Options...>>;

static_assert(Volume<>::output_shape == shape<None, 2, 4, 3, 4>{} && Volume<>::parameter_count == 0);
static_assert(Volume<pool_size(2, 3, 1)>::output_shape == shape<None, 2, 3, 7, 4>{});
static_assert(Volume<3, strides(1, 2, 3), padding::same>::output_shape == shape<None, 5, 5, 3, 4>{});
static_assert(Sequential<Input<4, 5, 9, 7>, AveragePooling3D<channels_first>>::output_shape == shape<None, 4, 2, 4, 3>{});
static_assert(Sequential<Input<None, 9, None, 4>, AveragePooling3D<>>::output_shape == shape<None, None, 4, None, 4>{});

static_assert(why_not<Sequential<Input<9, 7, 4>, AveragePooling3D<>>> ==
              "Input 0 of layer 'average_pooling3d' (layer 1, AveragePooling3D) is incompatible with the layer: expected ndim=5, found ndim=4. Full shape received: (None, 9, 7, 4), "
              "the output of layer 'input_layer'");
static_assert(why_not<Volume<pool_size(6, 1, 1)>> ==
              "Computed output size would be zero or negative. Layer 'average_pooling3d' (layer 1, AveragePooling3D) needs at least (None, 6, 9, 7, 4), with `padding=valid`. "
              "Received: inputs.shape=(None, 5, 9, 7, 4), the output of layer 'input_layer'");
static_assert(why_not<Volume<pool_size(2, 3)>> == "Layer 'average_pooling3d' (layer 1, AveragePooling3D): the `pool_size` argument must be a tuple of 3 integers. Received: 2 of them");
static_assert(why_not<Sequential<Input<4, 5, 9, 7, channels_first>, AveragePooling3D<>>> ==
              "Input 0 of layer 'average_pooling3d' (layer 1, AveragePooling3D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 4, 5, 9, 7). The usual mend: say channels_first in the layer");
}  // namespace average_pooling3d_test

TEST_CASE("average_pooling3d: the laws") {
  check_laws<Sequential<Input<up_to(5), 4, up_to(6), 5>, AveragePooling3D<2, strides(1, 2, 1), padding::same>>>();
  check_laws<Sequential<Input<3, 4, 3, 5, channels_first>, AveragePooling3D<2, channels_first>>>();
}
