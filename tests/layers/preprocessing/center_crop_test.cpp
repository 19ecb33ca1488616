// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace center_crop_test {
template <auto... Options> using Net = Sequential<Input<9, 7, 3>, CenterCrop<Options...>>;

static_assert(Net<4, 5>::output_shape == shape<None, 4, 5, 3>{} && Net<4, 5>::parameter_count == 0);
static_assert(Sequential<Input<3, 9, 7>, CenterCrop<4, 5, channels_first>>::output_shape == shape<None, 3, 4, 5>{});
static_assert(sound<Net<10, 5>> && sound<Sequential<Input<None, None, 3>, CenterCrop<4, 5>>>);

static_assert(why_not<Net<4>> == "Layer 'center_crop' (layer 1, CenterCrop): takes a height and a width as bare numbers. Received: 1 of them");
static_assert(why_not<Sequential<Input<9, 7>, CenterCrop<4, 5>>> ==
              "Layer 'center_crop' (layer 1, CenterCrop): invalid images rank: expected rank 4 (batch of images). Received input with shape: images.shape=(None, 9, 7), the output of "
              "layer 'input_layer'");
static_assert(!sound<Sequential<Input<3, 9, 7, channels_first>, CenterCrop<4, 5>>>);
}  // namespace center_crop_test

TEST_CASE("center_crop: the laws") { check_laws<Sequential<Input<up_to(4), up_to(7), 3>, CenterCrop<4, 4>>>(); }
