// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace zero_padding3d_test {
template <auto... Options> using Net = Sequential<Input<5, 9, 7, 4>, ZeroPadding3D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 7, 11, 9, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<2>::output_shape == shape<None, 9, 13, 11, 4>{});
static_assert(Net<pad_width({1, 2}, {0, 3}, {2, 1})>::output_shape == shape<None, 8, 12, 10, 4>{});
static_assert(Net<1, 2, 0, 3, 2, 1>::output_shape == Net<pad_width({1, 2}, {0, 3}, {2, 1})>::output_shape);
static_assert(Net<pad_width(1, 2, 0)>::output_shape == shape<None, 7, 13, 7, 4>{});
static_assert(Sequential<Input<4, 5, 9, 7>, ZeroPadding3D<1, channels_first>>::output_shape == shape<None, 4, 7, 11, 9>{});
static_assert(Sequential<Input<None, 9, 7, 4>, ZeroPadding3D<1>>::output_shape == shape<None, None, 11, 9, 4>{});

static_assert(why_not<Net<pad_width(1, 2)>> == "Layer 'zero_padding3d' (layer 1, ZeroPadding3D): `padding` should have 3 elements, each a number or a pair of them. Received: 2 numbers");
static_assert(why_not<Net<-1>> ==
              "Layer 'zero_padding3d' (layer 1, ZeroPadding3D): the `padding` argument must be a tuple of integers, including value -1 that does not satisfy `value >= 0`");
static_assert(why_not<Net<1, pad_width(1)>> == "Layer 'zero_padding3d' (layer 1, ZeroPadding3D) is given the option pad_width twice");
static_assert(why_not<Sequential<Input<9>, ZeroPadding3D<>>> ==
              "Input 0 of layer 'zero_padding3d' (layer 1, ZeroPadding3D) is incompatible with the layer: expected ndim=5, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 5, 9, 7, channels_first>, ZeroPadding3D<>>>);
}  // namespace zero_padding3d_test

TEST_CASE("zero_padding3d: the laws") {
  check_laws<Sequential<Input<5, 6, up_to(7), 2>, ZeroPadding3D<1, 2, 0, 3, 1, 1>>>();
}
