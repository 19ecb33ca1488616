// SPDX-License-Identifier: BSL-1.0
// W5: 250 steps of three sensors, by convolutions and by a recurrent layer.
#include "networks.hpp"
#include "ours.hpp"

int main(int argc, char** argv) {
  using bench::act;
  const auto convolutions = [] {
    bench::network net(1, 250, 3);
    net.convolution(64, 1, 5, act::relu).max_pooling(1, 2).convolution(64, 1, 5, act::relu).average().dense(6);
    return bench::one_sample<networks::W5, 750, 6>({.net = net});
  };
  const auto lstm = [] { return bench::one_sample<networks::W5_lstm, 750, 6>({.net = bench::network(1, 250, 3).lstm(64).dense(6)}); };
  return bench::run(argc, argv, {{"W5 Conv1D", convolutions}, {"W5 LSTM(64)", lstm}});
}
