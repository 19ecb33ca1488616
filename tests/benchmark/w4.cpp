// SPDX-License-Identifier: BSL-1.0
// W4: streams of samples, one a call.
#include "networks.hpp"
#include "ours.hpp"

int main(int argc, char** argv) {
  const auto lstm = [] { return bench::one_sample<networks::W4, 1, 1>({.net = bench::network(1, 1, 1).lstm(20).dense(1), .streaming = true}); };
  const auto gru = [] { return bench::one_sample<networks::W4_gru, 1, 1>({.net = bench::network(1, 1, 1).gru(8).dense(1), .streaming = true}); };
  return bench::run(argc, argv, {{"W4 LSTM(20)", lstm}, {"W4 GRU(8)", gru}});
}
