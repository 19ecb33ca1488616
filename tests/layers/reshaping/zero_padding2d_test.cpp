// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace zero_padding2d_test {
template <auto... Options> using Net = Sequential<Input<9, 7, 4>, ZeroPadding2D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 11, 9, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<2>::output_shape == shape<None, 13, 11, 4>{});
static_assert(Net<pad_width({1, 2}, {0, 3})>::output_shape == shape<None, 12, 10, 4>{});
static_assert(Net<1, 2, 0, 3>::output_shape == Net<pad_width({1, 2}, {0, 3})>::output_shape);
static_assert(Net<pad_width(1, 2)>::output_shape == shape<None, 11, 11, 4>{});
static_assert(Sequential<Input<4, 9, 7>, ZeroPadding2D<1, channels_first>>::output_shape == shape<None, 4, 11, 9>{});
static_assert(Sequential<Input<None, 7, 4>, ZeroPadding2D<1>>::output_shape == shape<None, None, 9, 4>{});

static_assert(why_not<Net<pad_width(1, 2, 3)>> == "Layer 'zero_padding2d' (layer 1, ZeroPadding2D): `padding` should have 2 elements, each a number or a pair of them. Received: 3 numbers");
static_assert(why_not<Net<-1>> ==
              "Layer 'zero_padding2d' (layer 1, ZeroPadding2D): the `padding` argument must be a tuple of integers, including value -1 that does not satisfy `value >= 0`");
static_assert(why_not<Net<1, pad_width(1)>> == "Layer 'zero_padding2d' (layer 1, ZeroPadding2D) is given the option pad_width twice");
static_assert(why_not<Sequential<Input<9>, ZeroPadding2D<>>> ==
              "Input 0 of layer 'zero_padding2d' (layer 1, ZeroPadding2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, 7, channels_first>, ZeroPadding2D<>>>);
}  // namespace zero_padding2d_test

TEST_CASE("zero_padding2d: the laws") {
  check_laws<Sequential<Input<up_to(9), 7, 3>, ZeroPadding2D<pad_width({1, 2}, {0, 3})>>>();
  check_laws<Sequential<Input<2, 6, 5, channels_first>, ZeroPadding2D<pad_width({1, 2}, {0, 3}), channels_first>>>();
}
