// SPDX-License-Identifier: BSL-1.0
// W2: a large perceptron. `dense`: no activation is zero; `sparse`: about half are, as after a relu.
#include "networks.hpp"
#include "ours.hpp"

namespace {
bench::job make(int batch, bool positive) {
  using bench::act;
  return {.net = bench::network(1, 1, 784, positive).dense(512, act::relu).dense(512, act::relu).dense(10, act::softmax), .batch = batch};
}
template <std::size_t N> bench::work batch() { return bench::whole_batch<networks::W2_batch<int(N)>, 2, 2>(make(N, false), {N, 784}, {N, 10}); }
}  // namespace

int main(int argc, char** argv) {
  return bench::run(argc, argv,
                    {{"W2 batch 1, dense", [] { return bench::one_sample<networks::W2, 784, 10>(make(1, true)); }},
                     {"W2 batch 1, sparse", [] { return bench::one_sample<networks::W2, 784, 10>(make(1, false)); }},
                     {"W2 batch 32", batch<32>},
                     {"W2 batch 256", batch<256>}});
}
