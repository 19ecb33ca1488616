// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "catch.hpp"
#include "laws.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace max_pooling1d_test {
template <auto... Options> using Series = Sequential<Input<9, 4>, MaxPooling1D<Options...>>;

static_assert(Series<>::output_shape == shape<None, 4, 4>{} && Series<>::parameter_count == 0);
static_assert(Series<3>::output_shape == shape<None, 3, 4>{});
static_assert(Series<pool_size(4), strides(2)>::output_shape == shape<None, 3, 4>{});
static_assert(Series<2, padding::same>::output_shape == shape<None, 5, 4>{});
static_assert(Sequential<Input<4, 9>, MaxPooling1D<2, channels_first>>::output_shape == shape<None, 4, 4>{});
static_assert(Sequential<Input<None, 4>, MaxPooling1D<>>::output_shape == shape<None, None, 4>{});
static_assert(sound<Sequential<Input<9, None>, MaxPooling1D<>>>);

static_assert(why_not<Sequential<Input<9, 9, 4>, MaxPooling1D<>>> ==
              "Input 0 of layer 'max_pooling1d' (layer 1, MaxPooling1D) is incompatible with the layer: expected ndim=3, found ndim=4. Full shape received: (None, 9, 9, 4), "
              "the output of layer 'input_layer'");
static_assert(why_not<Series<10>> ==
              "Computed output size would be zero or negative. Layer 'max_pooling1d' (layer 1, MaxPooling1D) needs at least (None, 10, 4), with `padding=valid`. "
              "Received: inputs.shape=(None, 9, 4), the output of layer 'input_layer'");
static_assert(why_not<Series<2, padding::causal>> == "Layer 'max_pooling1d' (layer 1, MaxPooling1D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Series<2, pool_size(2)>> == "Layer 'max_pooling1d' (layer 1, MaxPooling1D) is given the option pool_size twice");
static_assert(why_not<Series<0>> ==
              "Layer 'max_pooling1d' (layer 1, MaxPooling1D): the `pool_size` argument must be a tuple of 1 integers, including value 0 that does not satisfy `value > 0`");
static_assert(!sound<Sequential<Input<9, up_to(4)>, MaxPooling1D<>>> && sound<Sequential<Input<up_to(4), 9>, MaxPooling1D<channels_first>>>);
}  // namespace max_pooling1d_test

TEST_CASE("max_pooling1d: the laws") {
  using namespace max_pooling1d_test;
  check_laws<Series<3>>();
  check_laws<Series<2, padding::same, strides(2)>>();
  check_laws<Sequential<Input<4, 9, channels_first>, MaxPooling1D<3, strides(2), channels_first>>>();
  check_laws<Sequential<Input<up_to(9), 17>, MaxPooling1D<>>>();
  check_laws<Sequential<Input<up_to(4), 9, channels_first>, MaxPooling1D<channels_first>>>();
}

TEST_CASE("max_pooling1d: by hand") {
  const xt::xtensor<float, 3> x = {{{-1, 4}, {-2, 5}, {-6, 12}}};
  {
    Sequential<Input<3, 2>, MaxPooling1D<>> net;
    const auto y = net(x);
    const std::vector<float> expected{-1, 5};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 2>, MaxPooling1D<2, padding::same>> net;
    const auto y = net(x);
    const std::vector<float> expected{-1, 5, -6, 12};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 2>, MaxPooling1D<2, strides(1)>> net;
    const auto y = net(x);
    const std::vector<float> expected{-1, 5, -2, 12};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 2>, MaxPooling1D<channels_first>> net;
    const auto y = net(x);
    const std::vector<float> expected{4, 5, 12};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
}
