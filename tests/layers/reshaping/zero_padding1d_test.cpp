// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace zero_padding1d_test {
template <auto... Options> using Net = Sequential<Input<9, 4>, ZeroPadding1D<Options...>>;

static_assert(Net<>::output_shape == shape<None, 11, 4>{} && Net<>::parameter_count == 0);
static_assert(Net<2>::output_shape == shape<None, 13, 4>{});
static_assert(Net<pad_width(1, 2)>::output_shape == shape<None, 12, 4>{});
static_assert(Net<1, 2>::output_shape == Net<pad_width(1, 2)>::output_shape);
static_assert(Sequential<Input<4, 9>, ZeroPadding1D<1, channels_first>>::output_shape == shape<None, 4, 11>{});
static_assert(Sequential<Input<None, 4>, ZeroPadding1D<1>>::output_shape == shape<None, None, 4>{});

static_assert(why_not<Net<pad_width(1, 2, 3)>> == "Layer 'zero_padding1d' (layer 1, ZeroPadding1D): the `padding` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Net<-1>> ==
              "Layer 'zero_padding1d' (layer 1, ZeroPadding1D): the `padding` argument must be a tuple of integers, including value -1 that does not satisfy `value >= 0`");
static_assert(why_not<Net<1, pad_width(1)>> == "Layer 'zero_padding1d' (layer 1, ZeroPadding1D) is given the option pad_width twice");
static_assert(why_not<Sequential<Input<9>, ZeroPadding1D<>>> ==
              "Input 0 of layer 'zero_padding1d' (layer 1, ZeroPadding1D) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 9), "
              "the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<4, 9, channels_first>, ZeroPadding1D<>>>);
}  // namespace zero_padding1d_test

TEST_CASE("zero_padding1d: the laws") {
  check_laws<Sequential<Input<up_to(9), 4>, ZeroPadding1D<pad_width(1, 2)>>>();
}
