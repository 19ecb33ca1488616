// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"activations"};
}
using namespace ikebana;

#include "cases/activations.hpp"

TEST_CASE("Keras: activations") { oracle::compare_with_keras(here); }
