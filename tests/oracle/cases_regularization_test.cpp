// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"regularization"};
}
using namespace ikebana;

#include "cases/regularization.hpp"

TEST_CASE("Keras: regularization") { oracle::compare_with_keras(here); }
