// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"reshaping"};
}
using namespace ikebana;

#include "cases/reshaping.hpp"

TEST_CASE("Keras: reshaping") { oracle::compare_with_keras(here); }
