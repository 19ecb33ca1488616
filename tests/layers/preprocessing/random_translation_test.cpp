// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace random_translation_test {
template <auto... Options> using Net = Sequential<Input<8, 6, 3>, RandomTranslation<Options...>>;
constexpr std::string_view sentence =
    "Layer 'random_translation' (layer 1, RandomTranslation): the `height_factor` and `width_factor` arguments should be a number (or a list of two numbers) in the range [-1.0, 1.0], as height_factor(0.2), width_factor(0.2)";

static_assert(sound<Net<height_factor(-1, 0), width_factor(1)>>);
static_assert(why_not<Net<height_factor(0.1)>> == sentence && why_not<Net<height_factor(0.1), width_factor(1.1)>> == sentence);
static_assert(!sound<Net<height_factor(0.1), width_factor(0.1), interpolation::lanczos3>>);
}  // namespace random_translation_test

TEST_CASE("RandomTranslation is its input at inference") {
  static_assert(random_translation_test::Net<height_factor(0.1), width_factor(0.1)>::arena_bytes == Sequential<Input<8, 6, 3>>::arena_bytes);
  check_laws<random_translation_test::Net<height_factor(0.1), width_factor(0.1)>>();
}
