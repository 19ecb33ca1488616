// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"recurrent", 1, 3};
}
using namespace ikebana;

#include "cases/recurrent.hpp"

TEST_CASE("Keras: recurrent, part 2 of 3") { oracle::compare_with_keras(here); }
