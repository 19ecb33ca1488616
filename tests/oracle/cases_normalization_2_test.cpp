// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"normalization", 1, 2};
}
using namespace ikebana;

#include "cases/normalization.hpp"

TEST_CASE("Keras: normalization, part 2 of 2") { oracle::compare_with_keras(here); }
