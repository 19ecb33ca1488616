// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv3d_test {
template <auto... Options> using Volume = Sequential<Input<5, 9, 8, 4>, Conv3D<6, Options...>>;

static_assert(Volume<3>::output_shape == shape<None, 3, 7, 6, 6>{} && Volume<3>::parameter_count == 27 * 4 * 6 + 6);
static_assert(Volume<kernel_size(1, 3, 5), strides(1, 2, 1)>::output_shape == shape<None, 5, 4, 4, 6>{});
static_assert(Volume<3, padding::same, strides(2)>::output_shape == shape<None, 3, 5, 4, 6>{});
static_assert(Volume<3, dilation_rate(2, 1, 3)>::output_shape == shape<None, 1, 7, 2, 6>{});
static_assert(Volume<2, groups(2), use_bias(false)>::parameter_count == 8 * 2 * 6);
static_assert(Sequential<Input<4, 5, 9, 8, channels_first>, Conv3D<6, 3, channels_first>>::output_shape == shape<None, 6, 3, 7, 6>{});
static_assert(Sequential<Input<None, 9, None, 4, batch_size(2)>, Conv3D<6, 3, padding::same>>::output_shape == shape<2, None, 9, None, 6>{});
static_assert(Conv3D<6, 3, input_shape(5, 9, 8, 4)>::output_shape == shape<None, 3, 7, 6, 6>{});
static_assert(Volume<3>::flops == 2ll * 27 * 4 * 6 * 3 * 7 * 6);

static_assert(why_not<Sequential<Input<5, 5, 5, 3>, Conv3D<4, kernel_size(2, 2, 2, 2)>>> ==
              "Layer 'conv3d' (layer 1, Conv3D): the `kernel_size` argument must be a tuple of 3 integers. Received: 4 of them");
static_assert(why_not<Sequential<Input<9, 8, 4>, Conv3D<8, 3>>> ==
              "Input 0 of layer 'conv3d' (layer 1, Conv3D) is incompatible with the layer: expected min_ndim=5, found ndim=4. Full shape received: (None, 9, 8, 4), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<4, None, 4, 2>, Conv3D<4, 5>>> ==
              "Computed output size would be zero or negative. Layer 'conv3d' (layer 1, Conv3D) needs at least (None, 5, None, 5, 2), with `padding=valid`. "
              "Received: inputs.shape=(None, 4, None, 4, 2), the output of layer 'input_layer'");
static_assert(why_not<Volume<kernel_size(3, 3)>> == "Layer 'conv3d' (layer 1, Conv3D): the `kernel_size` argument must be a tuple of 3 integers. Received: 2 of them");
static_assert(why_not<Volume<3, padding::causal>> == "Layer 'conv3d' (layer 1, Conv3D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Volume<3, strides(2), dilation_rate(1, 1, 2)>> ==
              "Layer 'conv3d' (layer 1, Conv3D): `strides > 1` not supported in conjunction with `dilation_rate > 1`");
static_assert(why_not<Volume<3, groups(3)>> ==
              "Layer 'conv3d' (layer 1, Conv3D): the number of input channels must be evenly divisible by the number of groups. Received groups=3, but the input has 4 "
              "channels (full input shape is (None, 5, 9, 8, 4)), the output of layer 'input_layer'");
static_assert(why_not<Volume<3, groups(4)>> ==
              "Layer 'conv3d' (layer 1, Conv3D): the number of filters must be evenly divisible by the number of groups. Received: groups=4, filters=6");
static_assert(why_not<Sequential<Input<4, 5, 6, 3, channels_first>, Conv3D<6, 3>>> ==
              "Input 0 of layer 'conv3d' (layer 1, Conv3D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 4, 5, 6, 3). The usual mend: say channels_first in the layer");
static_assert(!sound<Sequential<Input<5, 5, 5, None>, Conv3D<6, 3>>>);
}  // namespace conv3d_test

TEST_CASE("conv3d: the laws") {
  using namespace conv3d_test;
  check_laws<Sequential<Input<4, 5, 6, 3>, Conv3D<9, 3, padding::same>, BatchNormalization<>, Activation<relu>>>();
  check_laws<Sequential<Input<2, up_to(4), 5, up_to(6), channels_first>, Conv3D<5, 2, strides(2), channels_first, relu>>>();
}

TEST_CASE("conv3d: a volume of one plane is an image") {
  const auto x = drawn::series(2, 7 * 6, 3);
  auto volume = drawn::net<Sequential<Input<42, 3>, Reshape<1, 7, 6, 3>, Conv3D<5, kernel_size(1, 3, 3), padding::same>, Reshape<42, 5>>>(3);
  auto image = drawn::net<Sequential<Input<42, 3>, Reshape<7, 6, 3>, Conv2D<5, 3, padding::same>, Reshape<42, 5>>>(3);
  drawn::check_near(volume(x), image(x));
}
