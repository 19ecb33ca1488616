// SPDX-License-Identifier: BSL-1.0
// Past what the sketches reached, always compiled for AVX2.
#include "networks.hpp"
#include "ours.hpp"

int main(int argc, char** argv) {
  const auto gru = [] { return bench::one_sample<networks::Gru32, 1, 1>({.net = bench::network(1, 1, 1).gru(32).dense(1), .streaming = true}); };
  const auto depthwise = [] {
    constexpr int places = 112 * 112 * 32;
    const bench::window_options o{.groups = 32, .same = true};
    return bench::one_sample<networks::W6d, places, places>({.net = bench::network(112, 112, 32).convolution(32, 3, 3, bench::act::linear, o)});
  };
  return bench::run(argc, argv, {{"past AVX2 depthwise 3x3 112x112x32", depthwise}, {"past AVX2 GRU(32)", gru}});
}
