// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "catch.hpp"
#include "laws.hpp"
#include "layers/images.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace average_pooling2d_test {
template <auto... Options> using Image = Sequential<Input<9, 7, 4>, AveragePooling2D<Options...>>;

static_assert(Image<>::output_shape == shape<None, 4, 3, 4>{} && Image<>::parameter_count == 0);
static_assert(Image<3>::output_shape == shape<None, 3, 2, 4>{});
static_assert(Image<pool_size(3, 2)>::output_shape == shape<None, 3, 3, 4>{});
static_assert(Image<pool_size(3, 1), strides(1, 2)>::output_shape == shape<None, 7, 4, 4>{});
static_assert(Image<2, padding::same>::output_shape == shape<None, 5, 4, 4>{});
static_assert(Sequential<Input<4, 9, 7>, AveragePooling2D<2, channels_first>>::output_shape == shape<None, 4, 4, 3>{});
static_assert(Sequential<Input<None, 7, 4>, AveragePooling2D<>>::output_shape == shape<None, None, 3, 4>{});

static_assert(why_not<Sequential<Input<10>, AveragePooling2D<>>> ==
              "Input 0 of layer 'average_pooling2d' (layer 1, AveragePooling2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 10), "
              "the output of layer 'input_layer'");
static_assert(why_not<Image<pool_size(3, 8)>> ==
              "Computed output size would be zero or negative. Layer 'average_pooling2d' (layer 1, AveragePooling2D) needs at least (None, 9, 8, 4), with `padding=valid`. "
              "Received: inputs.shape=(None, 9, 7, 4), the output of layer 'input_layer'");
static_assert(why_not<Image<pool_size(1, 2, 3)>> == "Layer 'average_pooling2d' (layer 1, AveragePooling2D): the `pool_size` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Image<2, strides(0)>> ==
              "Layer 'average_pooling2d' (layer 1, AveragePooling2D): the `strides` argument must be a tuple of 2 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Sequential<Input<4, 9, 7, channels_first>, AveragePooling2D<>>> ==
              "Input 0 of layer 'average_pooling2d' (layer 1, AveragePooling2D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 4, 9, 7). The usual mend: say channels_first in the layer");
static_assert(why_not<Sequential<Input<9, 7, 4, channels_last>, AveragePooling2D<channels_first>>> ==
              "Input 0 of layer 'average_pooling2d' (layer 1, AveragePooling2D) is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with "
              "shape (None, 9, 7, 4). The usual mend: say channels_last in the layer");
static_assert(why_not<Image<2, relu>> == "Layer 'average_pooling2d' (layer 1, AveragePooling2D) does not take the option activation");
}  // namespace average_pooling2d_test

TEST_CASE("average_pooling2d: the laws") {
  using namespace average_pooling2d_test;
  check_laws<Image<>>();
  check_laws<Image<3, strides(2), padding::same>>();
  check_laws<Sequential<Input<3, 5, 7, channels_first>, AveragePooling2D<2, padding::same, channels_first>>>();
  check_laws<Sequential<Input<up_to(9), up_to(7), 5>, AveragePooling2D<3, strides(2)>>>();
}

TEST_CASE("average_pooling2d: an image whose extents only the call knows is pooled as a static one, in both layouts") {
  const auto x = images::drawn({2, 7, 6, 3}, 3);
  const auto fixed = Sequential<Input<7, 6, 3>, AveragePooling2D<3, strides(2), padding::same>>{}(x);
  const auto bounded = Sequential<Input<up_to(9), up_to(8), 3>, AveragePooling2D<3, strides(2), padding::same>>{}(x);
  CHECK((fixed == bounded));
  const auto first = Sequential<Input<3, up_to(9), 6>, AveragePooling2D<3, strides(2), padding::same, channels_first>>{}(images::planes_of(x));
  const auto turned = images::pixels_of(first);
  REQUIRE(turned.shape() == fixed.shape());
  for (std::size_t i = 0; i < fixed.size(); ++i) CHECK(turned.data()[i] == Approx(fixed.data()[i]));
}

TEST_CASE("average_pooling2d: by hand") {
  const xt::xtensor<float, 4> x = {{{{-1}, {-2}, {-6}}, {{4}, {5}, {12}}, {{7}, {9}, {8}}}};
  {
    Sequential<Input<3, 3, 1>, AveragePooling2D<>> net;
    const auto y = net(x);
    const std::vector<float> expected{1.5f};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 3, 1>, AveragePooling2D<2, padding::same>> net;
    const auto y = net(x);
    const std::vector<float> expected{1.5f, 3, 8, 8};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 3, 1>, AveragePooling2D<2, strides(1)>> net;
    const auto y = net(x);
    const std::vector<float> expected{1.5f, 2.25f, 6.25f, 8.5f};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 3, 1>, AveragePooling2D<pool_size(1, 3)>> net;
    const auto y = net(x);
    const std::vector<float> expected{-3, 7, 8};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
}
