// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"normalization"};
}
using namespace ikebana;

#include "cases/normalization.hpp"

TEST_CASE("Keras: normalization") { oracle::compare_with_keras(here); }
