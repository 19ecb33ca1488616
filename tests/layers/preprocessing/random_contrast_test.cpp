// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace random_contrast_test {
template <auto... Options> using Net = Sequential<Input<8, 6, 3>, RandomContrast<Options...>>;
constexpr std::string_view sentence = "Layer 'random_contrast' (layer 1, RandomContrast): the `factor` argument should be a number (or a list of two numbers) in the range [0, 1], as factor(0.2)";

static_assert(sound<Net<factor(0.1, 0.3), value_range(0, 1)>> && sound<Net<factor(1)>>);
static_assert(why_not<Net<>> == sentence && why_not<Net<factor(-0.1)>> == sentence && why_not<Net<factor(1.1, 2)>> == sentence);
static_assert(why_not<Net<factor(0.1), value_range(0)>> == "Layer 'random_contrast' (layer 1, RandomContrast): the `value_range` argument should be a list of two numbers");
}  // namespace random_contrast_test

TEST_CASE("RandomContrast is its input at inference") {
  static_assert(random_contrast_test::Net<factor(0.2)>::arena_bytes == Sequential<Input<8, 6, 3>>::arena_bytes);
  check_laws<random_contrast_test::Net<factor(0.2)>>();
}
