// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include "layers/images.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace separable_conv2d_test {
template <auto... Options> using Image = Sequential<Input<9, 8, 4>, SeparableConv2D<6, Options...>>;
template <auto... Options> using Planes = Sequential<Input<4, 9, 8, channels_first>, SeparableConv2D<6, Options..., channels_first>>;

static_assert(Image<3>::output_shape == shape<None, 7, 6, 6>{} && Image<3>::parameter_count == 3 * 3 * 4 + 4 * 6 + 6);
static_assert(Image<3, depth_multiplier(2), use_bias(false)>::output_shape == shape<None, 7, 6, 6>{});
static_assert(Image<3, depth_multiplier(2), use_bias(false)>::parameter_count == 3 * 3 * 4 * 2 + 8 * 6);
static_assert(Image<3, padding::same, strides(2, 1)>::output_shape == shape<None, 5, 8, 6>{});
static_assert(Image<3, strides(2), dilation_rate(2)>::output_shape == shape<None, 3, 2, 6>{});
static_assert(Planes<3>::output_shape == shape<None, 6, 7, 6>{});
static_assert(SeparableConv2D<6, 3, input_shape(9, 8, 4)>::output_shape == shape<None, 7, 6, 6>{});
static_assert(Image<3, depth_multiplier(2)>::flops == (2ll * 3 * 3 * 8 + 2 * 8 * 6) * 7 * 6);

static_assert(why_not<Sequential<Input<8, 8, 4>, SeparableConv2D<0, 3>>> ==
              "Layer 'separable_conv2d' (layer 1, SeparableConv2D): invalid value for argument `filters`. Expected a strictly positive value. Received filters=0");
static_assert(why_not<Image<3, depth_multiplier(-1)>> ==
              "Layer 'separable_conv2d' (layer 1, SeparableConv2D): invalid value for argument `depth_multiplier`. Expected a strictly positive value. "
              "Received depth_multiplier=-1");
static_assert(why_not<Image<>> == "Layer 'separable_conv2d' (layer 1, SeparableConv2D): missing 1 required positional argument: 'kernel_size'");
static_assert(why_not<Image<3, groups(2)>> == "Layer 'separable_conv2d' (layer 1, SeparableConv2D) does not take the option groups");
static_assert(why_not<Image<3, padding::causal>> ==
              "Layer 'separable_conv2d' (layer 1, SeparableConv2D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Image<kernel_size(3, 9)>> ==
              "Computed output size would be zero or negative. Layer 'separable_conv2d' (layer 1, SeparableConv2D) needs at least (None, 9, 9, 4), with "
              "`padding=valid`. Received: inputs.shape=(None, 9, 8, 4), the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<3, 9, 8, channels_first>, SeparableConv2D<6, 3>>>);
}  // namespace separable_conv2d_test

TEST_CASE("separable_conv2d: the laws") {
  using namespace separable_conv2d_test;
  check_laws<Image<3, relu>>();
  check_laws<Image<2, padding::same, strides(2), depth_multiplier(3), softmax>>();
  check_laws<Planes<3, padding::same, depth_multiplier(2)>>();
  check_laws<Sequential<Input<1, 9, 8, channels_first>, SeparableConv2D<1, 3, depth_multiplier(3), channels_first>>>();
  check_laws<Sequential<Input<up_to(9), up_to(7), 3>, SeparableConv2D<5, 3, dilation_rate(2), padding::same>>>();
}

TEST_CASE("separable_conv2d: a depthwise convolution, then one of a single cell with the bias and the activation") {
  using namespace separable_conv2d_test;
  using Apart = Sequential<Input<9, 8, 4>, DepthwiseConv2D<3, strides(2), padding::same, depth_multiplier(2), use_bias(false)>, Conv2D<6, 1, relu>>;
  const auto x = images::drawn({3, 9, 8, 4}, 2);
  drawn::check_near(drawn::net<Image<3, strides(2), padding::same, depth_multiplier(2), relu>>(1)(x), drawn::net<Apart>(1)(x));
}

TEST_CASE("separable_conv2d: the same image in both layouts gives the same numbers") {
  using namespace separable_conv2d_test;
  auto last = drawn::net<Image<3, strides(2), padding::same, depth_multiplier(2)>>(1);
  auto first = drawn::net<Planes<3, strides(2), padding::same, depth_multiplier(2)>>(1);
  const auto x = images::drawn({3, 9, 8, 4}, 2);
  const auto turned = images::planes_of(x);
  drawn::check_near(images::pixels_of(first(turned)), last(x));
}

TEST_CASE("separable_conv2d: an image whose extents only the call knows is convolved as a static one") {
  using Any = Sequential<Input<3, up_to(12), up_to(11), channels_first>, SeparableConv2D<5, 3, channels_first, padding::same, depth_multiplier(2)>>;
  using Fixed = Sequential<Input<3, 7, 10, channels_first>, SeparableConv2D<5, 3, channels_first, padding::same, depth_multiplier(2)>>;
  const auto x = images::drawn({3, 3, 7, 10}, 6);
  drawn::check_near(drawn::net<Any>(5)(x), drawn::net<Fixed>(5)(x));
}
