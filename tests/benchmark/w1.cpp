// SPDX-License-Identifier: BSL-1.0
// W1: a small perceptron, one sample a call.
#include "networks.hpp"
#include "ours.hpp"

namespace {
bench::work make(bool feedback) {
  using bench::act;
  bench::job j{.net = bench::network(1, 1, 3).dense(4, act::relu).dense(4, act::relu).dense(1)};
  j.feedback = feedback;
  return bench::one_sample<networks::W1, 3, 1>(std::move(j));
}
}  // namespace

int main(int argc, char** argv) {
  return bench::run(argc, argv, {{"W1 throughput", [] { return make(false); }}, {"W1 latency", [] { return make(true); }}});
}
