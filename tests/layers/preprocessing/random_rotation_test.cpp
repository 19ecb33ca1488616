// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace random_rotation_test {
template <auto... Options> using Net = Sequential<Input<8, 6, 3>, RandomRotation<Options...>>;
constexpr std::string_view sentence = "Layer 'random_rotation' (layer 1, RandomRotation): the `factor` argument should be a number (or a list of two numbers) in the range [-1, 1], as factor(0.2)";

static_assert(sound<Net<factor(-0.1, 0.3), fill_mode::constant, fill_value(0.5), interpolation::nearest>> && sound<Net<factor(-2, 0.5)>>);
static_assert(why_not<Net<>> == sentence && why_not<Net<factor(1.5)>> == sentence && why_not<Net<factor(1.5, 2)>> == sentence && why_not<Net<factor(0, 0.1, 0.2)>> == sentence);
static_assert(why_not<Net<factor(0.1), interpolation::bicubic>> == "Layer 'random_rotation' (layer 1, RandomRotation): unknown `interpolation` bicubic. Expected of one ('nearest', 'bilinear').");
}  // namespace random_rotation_test

TEST_CASE("RandomRotation is its input at inference") {
  static_assert(random_rotation_test::Net<factor(0.1)>::arena_bytes == Sequential<Input<8, 6, 3>>::arena_bytes);
  check_laws<random_rotation_test::Net<factor(0.1)>>();
}
