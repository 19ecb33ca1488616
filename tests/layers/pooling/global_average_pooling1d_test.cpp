// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "catch.hpp"
#include "laws.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace global_average_pooling1d_test {
template <auto... Options> using Net = Sequential<Input<9, 4>, GlobalAveragePooling1D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<keepdims>::output_shape == shape<None, 1, 4>{});
static_assert(Sequential<Input<4, 9>, GlobalAveragePooling1D<channels_first>>::output_shape == shape<None, 4>{});
static_assert(Sequential<Input<4, 9>, GlobalAveragePooling1D<channels_first, keepdims>>::output_shape == shape<None, 4, 1>{});
static_assert(Sequential<Input<None, 4, batch_size(5)>, GlobalAveragePooling1D<>>::output_shape == shape<5, 4>{});
static_assert(sound<Sequential<Input<4, 9, channels_first>, GlobalAveragePooling1D<channels_first>, Dense<3>>>);

static_assert(why_not<Sequential<Input<9, 7, 4>, GlobalAveragePooling1D<>>> ==
              "Input 0 of layer 'global_average_pooling1d' (layer 1, GlobalAveragePooling1D) is incompatible with the layer: expected ndim=3, found ndim=4. "
              "Full shape received: (None, 9, 7, 4), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<4, 9, channels_first>, GlobalAveragePooling1D<>>> ==
              "Input 0 of layer 'global_average_pooling1d' (layer 1, GlobalAveragePooling1D) is incompatible with the layer: expected data_format=channels_last, but received a "
              "channels_first input with shape (None, 4, 9). The usual mend: say channels_first in the layer");
static_assert(why_not<Net<3>> == "Layer 'global_average_pooling1d' (layer 1, GlobalAveragePooling1D) takes at most 0 of its options as bare numbers, but it received 1. "
                              "The usual mend: name what it is, as input_dim(3)");
static_assert(why_not<Sequential<Input<6>, Embedding<5, 3, mask_zero>, GlobalAveragePooling1D<channels_first>>> ==
              "Layer 'global_average_pooling1d' (layer 2, GlobalAveragePooling1D): its mask covers the channels of a channels_first input, and not its steps");
}  // namespace global_average_pooling1d_test

TEST_CASE("global_average_pooling1d: the laws") {
  using namespace global_average_pooling1d_test;
  check_laws<Net<>>();
  check_laws<Sequential<Input<4, 9, channels_first>, GlobalAveragePooling1D<channels_first, keepdims>>>();
  check_laws<Sequential<Input<up_to(9), 17>, GlobalAveragePooling1D<>>>();
  check_laws<Sequential<Input<up_to(4), 9>, GlobalAveragePooling1D<channels_first, keepdims>>>();
}

TEST_CASE("global_average_pooling1d: by hand") {
  const xt::xtensor<float, 3> x = {{{-1, 4}, {-2, 5}, {-6, 12}}};
  {
    Sequential<Input<3, 2>, GlobalAveragePooling1D<>> net;
    const auto y = net(x);
    const std::vector<float> expected{-3, 7};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
  {
    Sequential<Input<3, 2>, GlobalAveragePooling1D<channels_first>> net;
    const auto y = net(x);
    const std::vector<float> expected{1.5f, 1.5f, 3};
    REQUIRE(y.size() == expected.size());
    CHECK(std::equal(y.begin(), y.end(), expected.begin()));
  }
}
