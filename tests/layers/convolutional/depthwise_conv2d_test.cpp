// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include "layers/images.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace depthwise_conv2d_test {
template <auto... Options> using Image = Sequential<Input<9, 8, 4>, DepthwiseConv2D<Options...>>;
template <auto... Options> using Planes = Sequential<Input<4, 9, 8, channels_first>, DepthwiseConv2D<Options..., channels_first>>;
/// The same on an ordinary convolution: as many groups as channels.
template <auto... Options> using Grouped = Sequential<Input<9, 8, 4>, Conv2D<Options..., groups(4)>>;

static_assert(Image<3>::output_shape == shape<None, 7, 6, 4>{} && Image<3>::parameter_count == 3 * 3 * 4 + 4);
static_assert(Image<3, depth_multiplier(2)>::output_shape == shape<None, 7, 6, 8>{} && Image<3, depth_multiplier(2)>::parameter_count == 3 * 3 * 4 * 2 + 8);
static_assert(Image<kernel_size(3, 5), use_bias(false)>::output_shape == shape<None, 7, 4, 4>{});
static_assert(Image<kernel_size(3, 5), use_bias(false)>::parameter_count == 3 * 5 * 4);
static_assert(Image<3, padding::same, strides(2)>::output_shape == shape<None, 5, 4, 4>{});
static_assert(Image<3, dilation_rate(2, 3)>::output_shape == shape<None, 5, 2, 4>{});
static_assert(Image<2, strides(2), dilation_rate(2)>::output_shape == shape<None, 4, 3, 4>{});
static_assert(Planes<3, depth_multiplier(3)>::output_shape == shape<None, 12, 7, 6>{});
static_assert(Sequential<Input<None, up_to(9), 4>, DepthwiseConv2D<3>>::output_shape == shape<None, None, None, 4>{});
static_assert(DepthwiseConv2D<3, input_shape(9, 8, 4)>::output_shape == shape<None, 7, 6, 4>{});
static_assert(Image<3, depth_multiplier(2)>::flops == 2ll * 3 * 3 * 8 * 7 * 6);

static_assert(why_not<Sequential<Input<10>, DepthwiseConv2D<3>>> ==
              "Input 0 of layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D) is incompatible with the layer: expected min_ndim=4, found ndim=2. "
              "Full shape received: (None, 10), the output of layer 'input_layer'");
static_assert(why_not<Image<3, depth_multiplier(0)>> ==
              "Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D): invalid value for argument `depth_multiplier`. Expected a strictly positive value. "
              "Received depth_multiplier=0");
static_assert(why_not<Image<>> == "Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D): missing 1 required positional argument: 'kernel_size'");
static_assert(why_not<Image<3, kernel_size(3)>> == "Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D) is given the option kernel_size twice");
static_assert(why_not<Image<3, groups(2)>> == "Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D) does not take the option groups");
static_assert(why_not<Image<3, kernel_initializer(initializers::ones)>> ==
              "Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D) does not take the option kernel_initializer");
static_assert(why_not<Image<3, padding::causal>> ==
              "Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Image<10>> ==
              "Computed output size would be zero or negative. Layer 'depthwise_conv2d' (layer 1, DepthwiseConv2D) needs at least (None, 10, 10, 4), with "
              "`padding=valid`. Received: inputs.shape=(None, 9, 8, 4), the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<3, 9, 8, channels_first>, DepthwiseConv2D<3>>>);
static_assert(!sound<Sequential<Input<9, 8, None>, DepthwiseConv2D<3>>>);
}  // namespace depthwise_conv2d_test

TEST_CASE("depthwise_conv2d: the laws") {
  using namespace depthwise_conv2d_test;
  check_laws<Image<3, relu>>();
  check_laws<Image<2, padding::same, strides(2), depth_multiplier(5), softmax>>();
  check_laws<Planes<3, padding::same, depth_multiplier(2)>>();
  check_laws<Sequential<Input<1, 9, 8, channels_first>, DepthwiseConv2D<3, depth_multiplier(3), channels_first>>>();
  check_laws<Sequential<Input<up_to(9), up_to(7), 3>, DepthwiseConv2D<3, dilation_rate(2), padding::same>>>();
}

TEST_CASE("depthwise_conv2d: no channel sees another, by hand") {
  Sequential<Input<2, 2, 2>, DepthwiseConv2D<2, depth_multiplier(2)>> net{no_init};
  // kernel (row, column, channel, multiple): what stands at (i, j) is 10^(2i + j), times 1, 2 for channel 0 and 3, 4 for channel 1
  net.set_weights(std::array{1.f, 2.f, 3.f, 4.f, 10.f, 20.f, 30.f, 40.f, 100.f, 200.f, 300.f, 400.f, 1000.f, 2000.f, 3000.f, 4000.f, 0.f, .5f, 0.f, .25f});
  const auto y = net(xt::xtensor<float, 4>{{{{1, 5}, {2, 6}}, {{3, 7}, {4, 8}}}});
  CHECK((y == xt::xtensor<float, 4>{{{{4321, 8642.5f, 3 * 8765, 4 * 8765 + .25f}}}}));
}

TEST_CASE("depthwise_conv2d: a convolution with as many groups as channels") {
  using namespace depthwise_conv2d_test;
  const auto x = images::drawn({3, 9, 8, 4}, 2);
  drawn::check_near(drawn::net<Image<3, padding::same, strides(2), relu>>(1)(x), drawn::net<Grouped<4, 3, padding::same, strides(2), relu>>(1)(x));
  drawn::check_near(drawn::net<Image<2, depth_multiplier(5)>>(2)(x), drawn::net<Grouped<20, 2>>(2)(x));
}

TEST_CASE("depthwise_conv2d: the same image in both layouts gives the same numbers") {
  using namespace depthwise_conv2d_test;
  auto last = drawn::net<Image<3, strides(2), padding::same, depth_multiplier(2)>>(1);
  auto first = drawn::net<Planes<3, strides(2), padding::same, depth_multiplier(2)>>(1);
  const auto x = images::drawn({3, 9, 8, 4}, 2);
  const auto turned = images::planes_of(x);
  drawn::check_near(images::pixels_of(first(turned)), last(x));
}
