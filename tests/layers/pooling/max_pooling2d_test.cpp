// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "catch.hpp"
#include "laws.hpp"
#include "layers/images.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace max_pooling2d_test {
template <auto... Options> using Image = Sequential<Input<9, 7, 4>, MaxPooling2D<Options...>>;

static_assert(Image<>::output_shape == shape<None, 4, 3, 4>{} && Image<>::parameter_count == 0);
static_assert(Image<3>::output_shape == shape<None, 3, 2, 4>{});
static_assert(Image<pool_size(3, 2)>::output_shape == shape<None, 3, 3, 4>{});
static_assert(Image<pool_size(3, 1), strides(1, 2)>::output_shape == shape<None, 7, 4, 4>{});
static_assert(Image<2, padding::same>::output_shape == shape<None, 5, 4, 4>{});
static_assert(Sequential<Input<4, 9, 7>, MaxPooling2D<2, channels_first>>::output_shape == shape<None, 4, 4, 3>{});
static_assert(Sequential<Input<None, 7, 4>, MaxPooling2D<>>::output_shape == shape<None, None, 3, 4>{});

static_assert(why_not<Sequential<Input<10>, MaxPooling2D<>>> ==
              "Input 0 of layer 'max_pooling2d' (layer 1, MaxPooling2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 10), "
              "the output of layer 'input_layer'");
static_assert(why_not<Image<pool_size(3, 8)>> ==
              "Computed output size would be zero or negative. Layer 'max_pooling2d' (layer 1, MaxPooling2D) needs at least (None, 9, 8, 4), with `padding=valid`. "
              "Received: inputs.shape=(None, 9, 7, 4), the output of layer 'input_layer'");
static_assert(why_not<Image<pool_size(1, 2, 3)>> == "Layer 'max_pooling2d' (layer 1, MaxPooling2D): the `pool_size` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Image<2, strides(0)>> ==
              "Layer 'max_pooling2d' (layer 1, MaxPooling2D): the `strides` argument must be a tuple of 2 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Sequential<Input<4, 9, 7, channels_first>, MaxPooling2D<>>> ==
              "Input 0 of layer 'max_pooling2d' (layer 1, MaxPooling2D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 4, 9, 7). The usual mend: say channels_first in the layer");
static_assert(why_not<Sequential<Input<9, 7, 4, channels_last>, MaxPooling2D<channels_first>>> ==
              "Input 0 of layer 'max_pooling2d' (layer 1, MaxPooling2D) is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with "
              "shape (None, 9, 7, 4). The usual mend: say channels_last in the layer");
static_assert(why_not<Image<2, relu>> == "Layer 'max_pooling2d' (layer 1, MaxPooling2D) does not take the option activation");
static_assert(why_not<Sequential<Input<8, 8, up_to(3)>, MaxPooling2D<2>>> ==
              "Layer 'max_pooling2d' (layer 1, MaxPooling2D): the channels, axis -1, may not be up_to(n) with data_format=channels_last. Received: inputs.shape=(None, 8, 8, None). "
              "The usual mend: a number for the channels");
}  // namespace max_pooling2d_test

TEST_CASE("max_pooling2d: the laws") {
  using namespace max_pooling2d_test;
  check_laws<Image<>>();
  check_laws<Image<3, strides(2), padding::same>>();
  check_laws<Sequential<Input<3, 5, 7, channels_first>, MaxPooling2D<2, padding::same, channels_first>>>();
  check_laws<Sequential<Input<up_to(9), up_to(7), 5>, MaxPooling2D<3, strides(2)>>>();
}

TEST_CASE("max_pooling2d: an image whose extents only the call knows is pooled as a static one, in both layouts") {
  const auto x = images::drawn({2, 7, 6, 3}, 3);
  const auto fixed = Sequential<Input<7, 6, 3>, MaxPooling2D<3, strides(2), padding::same>>{}(x);
  const auto bounded = Sequential<Input<up_to(9), up_to(8), 3>, MaxPooling2D<3, strides(2), padding::same>>{}(x);
  CHECK((fixed == bounded));
  const auto first = Sequential<Input<3, up_to(9), 6>, MaxPooling2D<3, strides(2), padding::same, channels_first>>{}(images::planes_of(x));
  const auto turned = images::pixels_of(first);
  REQUIRE(turned.shape() == fixed.shape());
  for (std::size_t i = 0; i < fixed.size(); ++i) CHECK(turned.data()[i] == Approx(fixed.data()[i]));
}

TEST_CASE("max_pooling2d: by hand") {
  const xt::xtensor<float, 4> x = {{{{-1}, {-2}, {-6}}, {{4}, {5}, {12}}, {{7}, {9}, {8}}}};
  {
    Sequential<Input<3, 3, 1>, MaxPooling2D<>> net;
    const auto y = net(x);
    const std::vector<float> expected{5};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 3, 1>, MaxPooling2D<2, padding::same>> net;
    const auto y = net(x);
    const std::vector<float> expected{5, 12, 9, 8};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 3, 1>, MaxPooling2D<2, strides(1)>> net;
    const auto y = net(x);
    const std::vector<float> expected{5, 12, 9, 12};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 3, 1>, MaxPooling2D<pool_size(1, 3)>> net;
    const auto y = net(x);
    const std::vector<float> expected{-1, 12, 9};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
}
