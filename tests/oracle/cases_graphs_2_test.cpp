// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"graphs", 1, 2};
}
using namespace ikebana;

#include "cases/graphs.hpp"

TEST_CASE("Keras: graphs, part 2 of 2") { oracle::compare_with_keras(here); }
