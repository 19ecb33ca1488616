// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv3d_transpose_test {
template <auto... Options> using Volume = Sequential<Input<2, 3, 4, 5>, Conv3DTranspose<6, Options...>>;

static_assert(Volume<3>::output_shape == shape<None, 4, 5, 6, 6>{} && Volume<3>::parameter_count == 27 * 6 * 5 + 6);
static_assert(Volume<kernel_size(1, 2, 3), strides(2)>::output_shape == shape<None, 4, 6, 9, 6>{});
static_assert(Volume<3, strides(1, 2, 3), padding::same>::output_shape == shape<None, 2, 6, 12, 6>{});
static_assert(Sequential<Input<5, None, 3, 4, channels_first>, Conv3DTranspose<6, 3, strides(2), channels_first>>::output_shape == shape<None, 6, None, 7, 9>{});

static_assert(why_not<Sequential<Input<3, 4, 5>, Conv3DTranspose<8, 3>>> ==
              "Input 0 of layer 'conv3d_transpose' (layer 1, Conv3DTranspose) is incompatible with the layer: expected min_ndim=5, found ndim=4. Full shape received: "
              "(None, 3, 4, 5), the output of layer 'input_layer'");
static_assert(why_not<Volume<3, strides(2), output_padding(1, 1)>> ==
              "Layer 'conv3d_transpose' (layer 1, Conv3DTranspose): the `output_padding` argument must be a tuple of 3 integers. Received: 2 of them");
}  // namespace conv3d_transpose_test

TEST_CASE("conv3d_transpose: the laws") { check_laws<Sequential<Input<2, 3, up_to(4), 5>, Conv3DTranspose<4, kernel_size(2, 3, 2), strides(2), relu>>>(); }
