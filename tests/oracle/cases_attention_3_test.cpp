// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"attention", 2, 4};
}
using namespace ikebana;

#include "cases/attention.hpp"

TEST_CASE("Keras: attention, part 3 of 4") { oracle::compare_with_keras(here); }
