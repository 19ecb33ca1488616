// SPDX-License-Identifier: BSL-1.0
#include "oracle_case.hpp"

namespace {
constexpr oracle::part_of here{"conv_lstm"};
}
using namespace ikebana;

#include "cases/conv_lstm.hpp"

TEST_CASE("Keras: conv_lstm") { oracle::compare_with_keras(here); }
