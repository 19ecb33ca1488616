// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <ikebana/layers/options.hpp>

using namespace ikebana;

TEST_CASE("options are found by their keyword, in any order") {
  STATIC_REQUIRE(option_or<strides(2), padding::same>(padding::valid) == padding::same);
  STATIC_REQUIRE(option_or<strides(2), padding::same>(strides(1))[0] == 2);
  STATIC_REQUIRE(option_or<padding::same>(strides(1))[1] == 1);
  STATIC_REQUIRE(option_or<name("stem"), strides(2, 3)>(name<0>("")).view() == "stem");
  STATIC_REQUIRE(option_or<use_bias(false)>(use_bias).value == false && option_or<>(use_bias).value);
  STATIC_REQUIRE(option_or<channels_first>(channels_last).value == layout::channels_first);
  STATIC_REQUIRE(has_option<padding, strides(1), padding::same> && !has_option<padding, strides(1)>);
}

TEST_CASE("one size stands for all axes") {
  STATIC_REQUIRE(kernel_size(3)[0] == 3 && kernel_size(3)[2] == 3);
  STATIC_REQUIRE(kernel_size(3, 5)[0] == 3 && kernel_size(3, 5)[1] == 5);
}
