// SPDX-License-Identifier: BSL-1.0
// W3: handwritten digits, Keras' example with padding `valid`.
#include "networks.hpp"
#include "ours.hpp"

namespace {
bench::job make(int batch) {
  using bench::act;
  bench::network net(28, 28, 1);
  net.convolution(32, 3, 3, act::relu).max_pooling(2, 2).convolution(64, 3, 3, act::relu).max_pooling(2, 2);
  return {.net = net.dense(128, act::relu).dense(10, act::softmax), .batch = batch};
}
}  // namespace

int main(int argc, char** argv) {
  return bench::run(argc, argv,
                    {{"W3 batch 1", [] { return bench::one_sample<networks::W3, 784, 10>(make(1)); }},
                     {"W3 batch 32", [] { return bench::whole_batch<networks::W3_batch<32>, 4, 2>(make(32), {32, 28, 28, 1}, {32, 10}); }}});
}
