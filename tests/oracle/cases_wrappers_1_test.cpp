// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"wrappers", 0, 2};
}
using namespace ikebana;

#include "cases/wrappers.hpp"

TEST_CASE("Keras: wrappers, part 1 of 2") { oracle::compare_with_keras(here); }
