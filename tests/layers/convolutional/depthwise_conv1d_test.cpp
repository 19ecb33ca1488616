// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace depthwise_conv1d_test {
template <auto... Options> using Series = Sequential<Input<10, 4>, DepthwiseConv1D<Options...>>;

static_assert(Series<3>::output_shape == shape<None, 8, 4>{} && Series<3>::parameter_count == 3 * 4 + 4);
static_assert(Series<kernel_size(3), depth_multiplier(2), strides(2), padding::same>::output_shape == shape<None, 5, 8>{});
static_assert(Series<3, depth_multiplier(2), use_bias(false)>::parameter_count == 3 * 4 * 2);
static_assert(Series<3, dilation_rate(4)>::output_shape == shape<None, 2, 4>{});
static_assert(Sequential<Input<4, 10>, DepthwiseConv1D<3, channels_first>>::output_shape == shape<None, 4, 8>{});
static_assert(Series<3>::flops == 2ll * 3 * 4 * 8);

static_assert(why_not<Series<3, padding::causal>> ==
              "Layer 'depthwise_conv1d' (layer 1, DepthwiseConv1D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Series<kernel_size(3, 5)>> ==
              "Layer 'depthwise_conv1d' (layer 1, DepthwiseConv1D): the `kernel_size` argument must be a tuple of 1 integers. Received: 2 of them");
static_assert(!sound<Sequential<Input<10>, DepthwiseConv1D<3>>>);
}  // namespace depthwise_conv1d_test

TEST_CASE("depthwise_conv1d: the laws") {
  using namespace depthwise_conv1d_test;
  check_laws<Series<3, relu>>();
  check_laws<Sequential<Input<3, 9, channels_first>, DepthwiseConv1D<2, padding::same, strides(2), depth_multiplier(2), channels_first>>>();
  check_laws<Sequential<Input<up_to(10), 3>, DepthwiseConv1D<3, dilation_rate(2)>>>();
}

TEST_CASE("depthwise_conv1d: a convolution with as many groups as channels") {
  using namespace depthwise_conv1d_test;
  using Grouped = Sequential<Input<10, 4>, Conv1D<8, 3, padding::same, strides(2), groups(4)>>;
  const auto x = drawn::series(3, 10, 4);
  drawn::check_near(drawn::net<Series<3, padding::same, strides(2), depth_multiplier(2)>>(1)(x), drawn::net<Grouped>(1)(x));
}
