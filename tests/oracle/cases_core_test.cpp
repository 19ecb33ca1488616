// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"core"};
}
using namespace ikebana;

#include "cases/core.hpp"

TEST_CASE("Keras: core") { oracle::compare_with_keras(here); }
