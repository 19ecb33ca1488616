// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"masking"};
}
using namespace ikebana;

#include "cases/masking.hpp"

TEST_CASE("Keras: masking") { oracle::compare_with_keras(here); }
