// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv1d_test {
template <auto... Options> using Series = Sequential<Input<10, 4>, Conv1D<6, Options...>>;

static_assert(Series<3>::output_shape == shape<None, 8, 6>{} && Series<3>::parameter_count == 3 * 4 * 6 + 6);
static_assert(Series<kernel_size(3), strides(2)>::output_shape == shape<None, 4, 6>{});
static_assert(Series<3, padding::same, strides(3)>::output_shape == shape<None, 4, 6>{});
static_assert(Series<3, padding::causal, strides(3)>::output_shape == shape<None, 4, 6>{});
static_assert(Series<3, dilation_rate(4)>::output_shape == shape<None, 2, 6>{});
static_assert(Series<20, padding::causal>::output_shape == shape<None, 10, 6>{});
static_assert(Series<2, groups(2), use_bias(false)>::parameter_count == 2 * 2 * 6);
static_assert(Sequential<Input<4, 10>, Conv1D<6, 3, channels_first>>::output_shape == shape<None, 6, 8>{});
static_assert(Sequential<Input<None, 4>, Conv1D<6, 3>>::output_shape == shape<None, None, 6>{});
static_assert(Conv1D<6, 3, input_shape(10, 4)>::output_shape == shape<None, 8, 6>{});
static_assert(Series<3>::flops == 2ll * 3 * 4 * 6 * 8);

static_assert(why_not<Sequential<Input<10>, Conv1D<8, 3>>> ==
              "Input 0 of layer 'conv1d' (layer 1, Conv1D) is incompatible with the layer: expected min_ndim=3, found ndim=2. Full shape received: (None, 10), "
              "the output of layer 'input_layer'");
static_assert(why_not<Series<5, dilation_rate(3)>> ==
              "Computed output size would be zero or negative. Layer 'conv1d' (layer 1, Conv1D) needs at least (None, 13, 4), with `padding=valid`. "
              "Received: inputs.shape=(None, 10, 4), the output of layer 'input_layer'");
static_assert(why_not<Series<kernel_size(3, 5)>> == "Layer 'conv1d' (layer 1, Conv1D): the `kernel_size` argument must be a tuple of 1 integers. Received: 2 of them");
static_assert(why_not<Series<>> == "Layer 'conv1d' (layer 1, Conv1D): missing 1 required positional argument: 'kernel_size'");
static_assert(why_not<Series<3, groups(3)>> ==
              "Layer 'conv1d' (layer 1, Conv1D): the number of input channels must be evenly divisible by the number of groups. Received groups=3, but the input has 4 "
              "channels (full input shape is (None, 10, 4)), the output of layer 'input_layer'");
static_assert(why_not<Series<3, pool_size(2)>> == "Layer 'conv1d' (layer 1, Conv1D) does not take the option pool_size");
static_assert(why_not<Sequential<Input<4, 10, channels_first>, Conv1D<6, 3>>> ==
              "Input 0 of layer 'conv1d' (layer 1, Conv1D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 4, 10). The usual mend: say channels_first in the layer");

// Conv1D<1, 3> of ones
template <auto... Options> xt::xtensor<float, 3> sums(const xt::xtensor<float, 3>& x) {
  Sequential<Input<6, 1>, Conv1D<1, 3, use_bias(false), Options...>> net{no_init};
  net.set_weights(std::array{1.f, 1.f, 1.f});
  return net(x);
}
void check_series(const xt::xtensor<float, 3>& y, const std::vector<float>& expected) {
  REQUIRE(y.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(y.data()[i] == expected[i]);
}
}  // namespace conv1d_test

TEST_CASE("conv1d: the laws") {
  using namespace conv1d_test;
  check_laws<Series<3, relu>>();
  check_laws<Series<4, padding::causal, groups(2), softmax>>();
  check_laws<Sequential<Input<3, 9, channels_first>, Conv1D<5, 2, padding::same, strides(2), channels_first>>>();
  check_laws<Sequential<Input<up_to(10), 3>, Conv1D<5, 3, padding::causal, dilation_rate(2)>>>();
}

TEST_CASE("conv1d: paddings, by hand") {
  using namespace conv1d_test;
  const xt::xtensor<float, 3> x = {{{1}, {2}, {3}, {4}, {5}, {6}}};
  check_series(sums<>(x), {6, 9, 12, 15});
  check_series(sums<padding::same>(x), {3, 6, 9, 12, 15, 11});
  check_series(sums<padding::same, strides(2)>(x), {6, 12, 11});  // the odd cell of padding is at the end
  check_series(sums<padding::causal>(x), {1, 3, 6, 9, 12, 15});
  check_series(sums<padding::causal, dilation_rate(2)>(x), {1, 2, 4, 6, 9, 12});
  check_series(sums<padding::causal, strides(2)>(x), {1, 6, 12});
}

TEST_CASE("conv1d: causal, no output sees what comes after it") {
  using namespace conv1d_test;
  auto net = drawn::net<Series<3, padding::causal, dilation_rate(2)>>(1);
  auto x = drawn::series(1, 10, 4);
  const auto before = net(x);
  x(0, 7, 2) += 1;
  const auto after = net(x);
  for (std::size_t t = 0; t < 10; ++t)
    for (std::size_t f = 0; f < 6; ++f)
      if (t == 7 || t == 9) CHECK(before(0, t, f) != after(0, t, f));
      else CHECK(before(0, t, f) == after(0, t, f));
}

TEST_CASE("conv1d: a series whose length only the call knows is convolved as a static one") {
  using namespace conv1d_test;
  using Any = Sequential<Input<up_to(20), 4>, Conv1D<6, 3, padding::same, strides(2), relu>, Conv1D<5, 2>>;
  using Fixed = Sequential<Input<13, 4>, Conv1D<6, 3, padding::same, strides(2), relu>, Conv1D<5, 2>>;
  const auto x = drawn::series(3, 13, 4);
  const auto any = drawn::net<Any>(2)(x), fixed = drawn::net<Fixed>(2)(x);
  REQUIRE(any.shape() == fixed.shape());
  for (std::size_t i = 0; i < any.size(); ++i) CHECK(any.data()[i] == Approx(fixed.data()[i]).margin(1e-6));
}
