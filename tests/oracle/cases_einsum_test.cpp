// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"einsum"};
}
using namespace ikebana;

#include "cases/einsum.hpp"

TEST_CASE("Keras: einsum") { oracle::compare_with_keras(here); }
