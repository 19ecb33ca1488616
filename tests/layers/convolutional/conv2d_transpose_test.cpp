// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include "layers/images.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv2d_transpose_test {
template <auto... Options> using Image = Sequential<Input<5, 4, 3>, Conv2DTranspose<6, Options...>>;

static_assert(Image<3>::output_shape == shape<None, 7, 6, 6>{} && Image<3>::parameter_count == 3 * 3 * 6 * 3 + 6);
static_assert(Image<3, strides(2)>::output_shape == shape<None, 11, 9, 6>{});
static_assert(Image<2, strides(3, 2)>::output_shape == shape<None, 15, 8, 6>{});
static_assert(Image<3, strides(2), padding::same>::output_shape == shape<None, 10, 8, 6>{});
static_assert(Image<3, strides(2), output_padding(1)>::output_shape == shape<None, 12, 10, 6>{});
static_assert(Image<kernel_size(3, 4), strides(2), padding::same, output_padding(0, 1)>::output_shape == shape<None, 9, 7, 6>{});
static_assert(Image<3, dilation_rate(2, 1)>::output_shape == shape<None, 9, 6, 6>{});
static_assert(Image<4, dilation_rate(2), padding::same>::output_shape == shape<None, 5, 4, 6>{});
static_assert(Sequential<Input<3, None, 4, channels_first>, Conv2DTranspose<6, 3, strides(2), channels_first>>::output_shape == shape<None, 6, None, 9>{});
static_assert(Sequential<Input<None, up_to(7), 3, batch_size(2)>, Conv2DTranspose<6, 3, strides(2), padding::same>>::output_shape == shape<2, None, None, 6>{});
static_assert(Conv2DTranspose<6, 3, input_shape(5, 4, 3)>::output_shape == shape<None, 7, 6, 6>{});
static_assert(Image<3>::flops == 2ll * 3 * 3 * 3 * 6 * 5 * 4);

static_assert(why_not<Sequential<Input<10>, Conv2DTranspose<8, 3>>> ==
              "Input 0 of layer 'conv2d_transpose' (layer 1, Conv2DTranspose) is incompatible with the layer: expected min_ndim=4, found ndim=2. Full shape received: "
              "(None, 10), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<5, 5, None>, Conv2DTranspose<8, 3>>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis -1 of its "
              "input is None. Received: input shape=(None, 5, 5, None), the output of layer 'input_layer'");
static_assert(why_not<Image<3, strides(2), output_padding(1, 2)>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): `output_padding` must be strictly less than `strides` for all dimensions. At dimension 1, "
              "`output_padding` is 2 but `strides` is 2");
static_assert(why_not<Image<3, strides(2), output_padding(-1)>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): the `output_padding` argument must be a tuple of 2 integers, including value -1 that does not satisfy "
              "`value >= 0`");
static_assert(why_not<Image<3, strides(2), output_padding(0, 1, 1)>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): the `output_padding` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Image<3, strides(2, 1), dilation_rate(1, 2)>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): `strides > 1` not supported in conjunction with `dilation_rate > 1`");
static_assert(why_not<Image<3, padding::causal>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Image<3, groups(3)>> == "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose) does not take the option groups");
static_assert(why_not<Image<>> == "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): missing 1 required positional argument: 'kernel_size'");
static_assert(why_not<Image<0>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): the `kernel_size` argument must be a tuple of 2 integers, including value 0 that does not satisfy "
              "`value > 0`");
static_assert(why_not<Sequential<Input<5, 4, 3>, Conv2DTranspose<0, 3>>> ==
              "Layer 'conv2d_transpose' (layer 1, Conv2DTranspose): invalid value for argument `filters`. Expected a strictly positive value. Received filters=0");
static_assert(why_not<Sequential<Input<1, 4, 3>, Conv2DTranspose<6, 2, strides(2), padding::same, output_padding(0)>>> ==
              "Computed output size would be zero or negative. Layer 'conv2d_transpose' (layer 1, Conv2DTranspose) received: inputs.shape=(None, 1, 4, 3), the output of "
              "layer 'input_layer'");
static_assert(!sound<Sequential<Input<3, 5, 5, channels_first>, Conv2DTranspose<8, 3>>>);

// The steps of a plan: a normalization folded, an activation in the store, pixels written as columns of a concatenation.
constexpr auto seen = Input<6, 5, 8>{};
constexpr auto down = Conv2D<16, 3, strides(2), padding::same>{}(seen);
constexpr auto up = Conv2DTranspose<16, 3, strides(2), padding::same>{}(Conv2D<4, 3, padding::same>{}(down));
using Joined = Model<inputs(seen), outputs(Concatenate<>{}(Activation<relu>{}(BatchNormalization<>{}(up)), Conv2DTranspose<4, kernel_size(1, 2)>{}(seen)))>;
using Planes = Sequential<Input<3, 4, 5, channels_first>, Conv2D<5, 3, channels_first>, Conv2DTranspose<7, 3, strides(2), channels_first>,
                          Activation<relu>, Conv2D<4, 2, channels_first>>;
using Pixels = Sequential<Input<4, 5, 3>, Conv2D<5, 3>, Conv2DTranspose<7, 3, strides(2)>, Activation<relu>, Conv2D<4, 2>>;
}  // namespace conv2d_transpose_test

TEST_CASE("conv2d_transpose: the laws") {
  using namespace conv2d_transpose_test;
  check_laws<Joined>();
  check_laws<Sequential<Input<up_to(4), up_to(5), 3>, Conv2DTranspose<3, 4, strides(2), padding::same, softmax>>>();
}

TEST_CASE("conv2d_transpose: by hand") {
  Sequential<Input<1, 3, 1>, Conv2DTranspose<1, kernel_size(1, 3), strides(1, 2), padding::same>> net{no_init};
  net.set_weights(std::array{1.f, 2.f, 3.f, 0.5f});
  const images::image x{{{{1.f}, {10.f}, {100.f}}}};
  const auto y = net(x);
  const std::array want{1.f, 2.f, 13.f, 20.f, 130.f, 200.f};
  for (std::size_t i = 0; i < 6; ++i) CHECK(y.data()[i] == want[i] + 0.5f);
}

TEST_CASE("conv2d_transpose: planes are pixels, turned") {
  using namespace conv2d_transpose_test;
  const auto x = images::drawn({3, 4, 5, 3}, 4);
  drawn::check_near(images::pixels_of(drawn::net<Planes>(5)(images::planes_of(x))), drawn::net<Pixels>(5)(x), 1e-4);
}
