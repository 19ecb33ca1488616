// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace resizing_test {
template <auto... Options> using Net = Sequential<Input<9, 7, 3>, Resizing<Options...>>;

static_assert(Net<4, 5>::output_shape == shape<None, 4, 5, 3>{} && Net<4, 5>::parameter_count == 0);
static_assert(Sequential<Input<3, 9, 7>, Resizing<4, 5, channels_first>>::output_shape == shape<None, 3, 4, 5>{});
static_assert(Sequential<Input<None, None, 3>, Resizing<4, 5>, Flatten<>, Dense<2>>::parameter_count == 122);

static_assert(why_not<Net<4>> == "Layer 'resizing' (layer 1, Resizing): takes a height and a width as bare numbers. Received: 1 of them");
static_assert(why_not<Net<4, 0>> == "Layer 'resizing' (layer 1, Resizing): height and width must be positive. Received: height=4, width=0");
static_assert(why_not<Net<4, 5, crop_to_aspect_ratio, pad_to_aspect_ratio>> ==
              "Layer 'resizing' (layer 1, Resizing): only one of `pad_to_aspect_ratio` & `crop_to_aspect_ratio` can be `True`.");
static_assert(why_not<Sequential<Input<9, 7>, Resizing<4, 5>>> ==
              "Layer 'resizing' (layer 1, Resizing): invalid images rank: expected rank 4 (batch of images). Received input with shape: images.shape=(None, 9, 7), the output of layer "
              "'input_layer'");
static_assert(!sound<Sequential<Input<3, 9, 7, channels_first>, Resizing<4, 5>>> && !sound<Sequential<Input<9, 7, up_to(3)>, Resizing<4, 5>>>);
}  // namespace resizing_test

TEST_CASE("resizing: the laws") {
  check_laws<Sequential<Input<up_to(9), up_to(7), 3>, Resizing<5, 6, interpolation::lanczos3, antialias, pad_to_aspect_ratio, fill_value(1)>>>();
  check_laws<Sequential<Input<2, up_to(6), up_to(7), channels_first>, Resizing<6, 7, crop_to_aspect_ratio, channels_first>>>();
}

TEST_CASE("resizing: nearest, by hand") {
  const xt::xtensor<float, 4> x{{{{0}, {1}, {2}}}};
  Sequential<Input<1, 3, 1>, Resizing<2, 5, interpolation::nearest>> net;
  CHECK((net(x) == xt::xtensor<float, 4>{{{{0}, {0}, {1}, {2}, {2}}, {{0}, {0}, {1}, {2}, {2}}}}));
}
