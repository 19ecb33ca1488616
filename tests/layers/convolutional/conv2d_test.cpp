// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include "layers/images.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv2d_test {
template <auto... Options> using Image = Sequential<Input<9, 8, 4>, Conv2D<6, Options...>>;
template <auto... Options> using Planes = Sequential<Input<4, 9, 8, channels_first>, Conv2D<6, Options..., channels_first>>;

static_assert(Image<3>::output_shape == shape<None, 7, 6, 6>{} && Image<3>::parameter_count == 3 * 3 * 4 * 6 + 6);
static_assert(Image<kernel_size(3, 5)>::output_shape == shape<None, 7, 4, 6>{});
static_assert(Image<3, padding::same>::output_shape == shape<None, 9, 8, 6>{});
static_assert(Image<3, padding::same, strides(2)>::output_shape == shape<None, 5, 4, 6>{});
static_assert(Image<3, strides(2, 1)>::output_shape == shape<None, 4, 6, 6>{});
static_assert(Image<3, dilation_rate(3)>::output_shape == shape<None, 3, 2, 6>{});
static_assert(Image<3, groups(2), use_bias(false)>::parameter_count == 3 * 3 * 2 * 6);
static_assert(Image<kernel_size(9, 8)>::output_shape == shape<None, 1, 1, 6>{});
static_assert(Sequential<Input<4, 9, 8>, Conv2D<6, kernel_size(3, 5), channels_first>>::output_shape == shape<None, 6, 7, 4>{});
static_assert(Sequential<Conv2D<6, 3, batch_shape(5, 9, 8, 4)>>::output_shape == shape<5, 7, 6, 6>{});
static_assert(Conv2D<6, 3, input_shape(9, 8, 4)>::output_shape == shape<None, 7, 6, 6>{});
static_assert(Sequential<Input<None, None, 3>, Conv2D<6, 3, strides(2)>>::output_shape == shape<None, None, None, 6>{});
static_assert(Image<3>::flops == 2ll * 3 * 3 * 4 * 6 * 7 * 6);
static_assert(sound<Sequential<Input<4, 9, 8, channels_first>, Conv2D<6, 3, channels_first, input_dim(4)>>>);
static_assert(sound<Sequential<Input<9, 8, 4>, Conv2D<6, 3, input_dim(4)>>>);

static_assert(why_not<Sequential<Input<10>, Conv2D<8, 3>>> ==
              "Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected min_ndim=4, found ndim=2. Full shape received: (None, 10), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<2, 9, 8, 4>, Conv2D<8, 3>>> ==
              "Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected ndim=4, found ndim=5. Full shape received: (None, 2, 9, 8, 4), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<4, 4, 3>, Conv2D<8, 5>>> ==
              "Computed output size would be zero or negative. Layer 'conv2d' (layer 1, Conv2D) needs at least (None, 5, 5, 3), with `padding=valid`. "
              "Received: inputs.shape=(None, 4, 4, 3), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<9, 4, 3>, Conv2D<8, 3, dilation_rate(3)>>> ==
              "Computed output size would be zero or negative. Layer 'conv2d' (layer 1, Conv2D) needs at least (None, 9, 7, 3), with `padding=valid`. "
              "Received: inputs.shape=(None, 9, 4, 3), the output of layer 'input_layer'");
static_assert(!sound<Sequential<Input<up_to(4), 9, 3>, Conv2D<8, 5>>>);
static_assert(why_not<Sequential<Input<8, 8, 3>, Conv2D<8, 3, groups(4)>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): the number of input channels must be evenly divisible by the number of groups. Received groups=4, but the input has 3 "
              "channels (full input shape is (None, 8, 8, 3)), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, 3, groups(4)>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): the number of filters must be evenly divisible by the number of groups. Received: groups=4, filters=6");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, 3, strides(2), dilation_rate(1, 2)>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): `strides > 1` not supported in conjunction with `dilation_rate > 1`");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6>>> == "Layer 'conv2d' (layer 1, Conv2D): missing 1 required positional argument: 'kernel_size'");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, 3, kernel_size(3)>>> == "Layer 'conv2d' (layer 1, Conv2D) is given the option kernel_size twice");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, kernel_size(1, 2, 3)>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): the `kernel_size` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, 3, strides(1, 0)>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): the `strides` argument must be a tuple of 2 integers, including value 0 that does not satisfy `value > 0`");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<0, 3>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): invalid value for argument `filters`. Expected a strictly positive value. Received filters=0");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, 3, groups(0)>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): the number of groups must be a positive integer. Received: groups=0");
static_assert(why_not<Sequential<Input<8, 8, 4>, Conv2D<6, 3, padding::causal>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Sequential<Input<3, 8, 8, channels_first>, Conv2D<6, 3>>> ==
              "Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 3, 8, 8). The usual mend: say channels_first in the layer");
static_assert(why_not<Sequential<Input<8, 8, 3>, Conv2D<6, 3>, Conv2D<6, 3, channels_first>>> ==
              "Input 0 of layer 'conv2d_1' (layer 2, Conv2D) is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with "
              "shape (None, 6, 6, 6). The usual mend: say channels_last in the layer");
static_assert(why_not<Sequential<Input<3, 8, 8, channels_first>, Conv2D<6, 3, channels_first, input_dim(8)>>> ==
              "Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected axis 1 of input shape to have value 8, but received input with shape "
              "(None, 3, 8, 8), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<8, 8, None>, Conv2D<6, 3>>> ==
              "Layer 'conv2d' (layer 1, Conv2D): shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis -1 of its input is None. "
              "Received: input shape=(None, 8, 8, None), the output of layer 'input_layer'");
constexpr auto links = Input<8, 8, 3>{} >> Conv2D<6, 3, input_dim(3)>{} >> Conv2D<5, 3, input_dim(6)>{};
static_assert(Model<links>::output_shape == shape<None, 4, 4, 5>{});

}  // namespace conv2d_test

TEST_CASE("conv2d: the laws") {
  using namespace conv2d_test;
  check_laws<Image<3, relu>>();
  check_laws<Image<2, padding::same, strides(2), softmax>>();
  check_laws<Image<3, groups(2), dilation_rate(2)>>();
  check_laws<Planes<3, padding::same>>();
  check_laws<Sequential<Input<up_to(9), up_to(7), 3>, Conv2D<5, 3, padding::same, strides(2)>>>();
  check_laws<Sequential<Input<6, 6, 2, batch_size(3)>, Conv2D<5, 3>>>();
}

TEST_CASE("conv2d: a sum of nine neighbours, by hand") {
  Sequential<Input<4, 4, 1>, Conv2D<1, 3, padding::same>> net{no_init};
  net.set_weights(std::array{1.f, 1.f, 1.f, 1.f, 1.f, 1.f, 1.f, 1.f, 1.f, 0.5f});
  const auto y = net(xt::xtensor<float, 4>({1, 4, 4, 1}, 1.f));
  CHECK(y(0, 0, 0, 0) == 4.5f);
  CHECK(y(0, 0, 1, 0) == 6.5f);
  CHECK(y(0, 2, 2, 0) == 9.5f);
}

TEST_CASE("conv2d: the same image in both layouts gives the same numbers") {
  using namespace conv2d_test;
  auto last = drawn::net<Image<3, strides(2), padding::same, groups(2)>>(1);
  auto first = drawn::net<Planes<3, strides(2), padding::same, groups(2)>>(1);
  const auto x = images::drawn({3, 9, 8, 4}, 2);
  const auto turned = images::planes_of(x);
  drawn::check_near(images::pixels_of(first(turned)), last(x));
}

TEST_CASE("conv2d: an activation over rows is over the last axis, whatever it is") {
  using namespace conv2d_test;
  auto last = drawn::net<Image<3, softmax>>(3);
  auto first = drawn::net<Planes<3, softmax>>(3);
  const auto x = images::drawn({2, 9, 8, 4}, 4);
  const auto turned = images::planes_of(x);
  const auto over_channels = last(x), over_width = first(turned);
  for (std::size_t n = 0; n < 2; ++n)
    for (std::size_t i = 0; i < 7; ++i) {
      float sum = 0;
      for (std::size_t c = 0; c < 6; ++c) sum += over_channels(n, i, 2, c);
      CHECK(sum == Approx(1));
      sum = 0;
      for (std::size_t column = 0; column < 6; ++column) sum += over_width(n, 2, i, column);
      CHECK(sum == Approx(1));
    }
}

TEST_CASE("conv2d: an image whose extents only the call knows is convolved as a static one") {
  using namespace conv2d_test;
  using Any = Sequential<Input<up_to(12), up_to(11), 3>, Conv2D<5, 3, padding::same, strides(2), relu>, Conv2D<4, 2>>;
  using Fixed = Sequential<Input<7, 10, 3>, Conv2D<5, 3, padding::same, strides(2), relu>, Conv2D<4, 2>>;
  static_assert(Any::output_shape == shape<None, None, None, 4>{});
  auto any = drawn::net<Any>(5);
  auto fixed = drawn::net<Fixed>(5);
  const auto x = images::drawn({3, 7, 10, 3}, 6);
  drawn::check_near(any(x), fixed(x));
  using Anyfirst = Sequential<Input<3, up_to(12), up_to(11), channels_first>, Conv2D<5, 3, channels_first>>;
  using Fixedfirst = Sequential<Input<3, 7, 10, channels_first>, Conv2D<5, 3, channels_first>>;
  const auto planes = images::drawn({3, 3, 7, 10}, 6);
  drawn::check_near(drawn::net<Anyfirst>(7)(planes), drawn::net<Fixedfirst>(7)(planes));
}

#if defined(__cpp_exceptions)
TEST_CASE("conv2d: an image that is too small is refused at the call") {
  using namespace conv2d_test;
  auto net = drawn::net<Sequential<Input<up_to(12), 9, 3>, Conv2D<5, 3>>>(8);
  CHECK_THROWS_WITH(net(images::drawn({1, 2, 9, 3}, 1)),
                    "Computed output size would be zero or negative. Layer 'conv2d' (layer 1, Conv2D) needs at least (1, 3, 9, 3), with `padding=valid`. "
                    "Received: inputs.shape=(1, 2, 9, 3)");
}
#endif
