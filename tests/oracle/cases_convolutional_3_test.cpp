// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"convolutional", 2, 4};
}
using namespace ikebana;

#include "cases/convolutional.hpp"

TEST_CASE("Keras: convolutional, part 3 of 4") { oracle::compare_with_keras(here); }
