// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace separable_conv1d_test {
template <auto... Options> using Series = Sequential<Input<10, 4>, SeparableConv1D<6, Options...>>;

static_assert(Series<3>::output_shape == shape<None, 8, 6>{} && Series<3>::parameter_count == 3 * 4 + 4 * 6 + 6);
static_assert(Series<3, depth_multiplier(2), strides(2), padding::same>::output_shape == shape<None, 5, 6>{});
static_assert(Sequential<Input<4, 10>, SeparableConv1D<6, 3, channels_first>>::output_shape == shape<None, 6, 8>{});
static_assert(Series<3>::flops == (2ll * 3 * 4 + 2 * 4 * 6) * 8);

static_assert(why_not<Series<3, padding::causal>> ==
              "Layer 'separable_conv1d' (layer 1, SeparableConv1D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(!sound<Sequential<Input<10>, SeparableConv1D<6, 3>>>);
}  // namespace separable_conv1d_test

TEST_CASE("separable_conv1d: the laws") {
  using namespace separable_conv1d_test;
  check_laws<Series<3, relu>>();
  check_laws<Sequential<Input<3, 9, channels_first>, SeparableConv1D<5, 2, padding::same, strides(2), depth_multiplier(2), channels_first>>>();
  check_laws<Sequential<Input<up_to(10), 3>, SeparableConv1D<5, 3, dilation_rate(2)>>>();
}

TEST_CASE("separable_conv1d: a depthwise convolution, then one of a single step with the bias and the activation") {
  using namespace separable_conv1d_test;
  using Apart = Sequential<Input<10, 4>, DepthwiseConv1D<3, padding::same, dilation_rate(2), depth_multiplier(3), use_bias(false)>, Conv1D<6, 1, activation::tanh>>;
  const auto x = drawn::series(3, 10, 4);
  drawn::check_near(drawn::net<Series<3, padding::same, dilation_rate(2), depth_multiplier(3), activation::tanh>>(1)(x), drawn::net<Apart>(1)(x));
}
