// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace random_flip_test {
template <auto... Options> using Net = Sequential<Input<8, 6, 3>, RandomFlip<Options...>>;

static_assert(Net<mode::vertical>::output_shape == shape<None, 8, 6, 3>{} && sound<Sequential<Input<8, 6, 3>, RandomFlip<channels_first>>>);
static_assert(sound<Sequential<Input<None, None, 3>, RandomFlip<>>> && sound<Sequential<Input<8, 6>, RandomFlip<>>>);
static_assert(why_not<Sequential<Input<8>, RandomFlip<>>> ==
              "Layer 'random_flip' (layer 1, RandomFlip): expected image tensor to have rank 3 (single image) or 4 (batch of images). Received: data.shape=(None, 8), the output of layer 'input_layer'");
}  // namespace random_flip_test

TEST_CASE("RandomFlip is its input at inference") {
  static_assert(random_flip_test::Net<mode::horizontal>::arena_bytes == Sequential<Input<8, 6, 3>>::arena_bytes);
  check_laws<random_flip_test::Net<mode::horizontal>>();
}
