// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv1d_transpose_test {
template <auto... Options> using Series = Sequential<Input<10, 4>, Conv1DTranspose<6, Options...>>;

static_assert(Series<3>::output_shape == shape<None, 12, 6>{} && Series<3>::parameter_count == 3 * 6 * 4 + 6);
static_assert(Series<3, strides(4)>::output_shape == shape<None, 40, 6>{});
static_assert(Series<3, strides(2), padding::same, output_padding(0)>::output_shape == shape<None, 19, 6>{});
static_assert(Series<3, dilation_rate(4)>::output_shape == shape<None, 18, 6>{});
static_assert(Sequential<Input<4, None>, Conv1DTranspose<6, 3, strides(2), channels_first>>::output_shape == shape<None, 6, None>{});

static_assert(why_not<Sequential<Input<10>, Conv1DTranspose<8, 3>>> ==
              "Input 0 of layer 'conv1d_transpose' (layer 1, Conv1DTranspose) is incompatible with the layer: expected min_ndim=3, found ndim=2. Full shape received: "
              "(None, 10), the output of layer 'input_layer'");
static_assert(why_not<Series<3, padding::causal>> ==
              "Layer 'conv1d_transpose' (layer 1, Conv1DTranspose): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Series<3, output_padding(1)>> ==
              "Layer 'conv1d_transpose' (layer 1, Conv1DTranspose): `output_padding` must be strictly less than `strides` for all dimensions. At dimension 0, "
              "`output_padding` is 1 but `strides` is 1");
}  // namespace conv1d_transpose_test

TEST_CASE("conv1d_transpose: a series whose length only the call knows is convolved as a static one") {
  using Any = Sequential<Input<up_to(20), 4>, Conv1DTranspose<16, 5, strides(3), padding::same, relu>, Conv1DTranspose<3, 2, strides(2)>>;
  using Fixed = Sequential<Input<13, 4>, Conv1DTranspose<16, 5, strides(3), padding::same, relu>, Conv1DTranspose<3, 2, strides(2)>>;
  const auto x = drawn::series(3, 13, 4);
  drawn::check_near(drawn::net<Any>(2)(x), drawn::net<Fixed>(2)(x));
}
