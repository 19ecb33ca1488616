// SPDX-License-Identifier: BSL-1.0
// W6: single convolutions.
#include "networks.hpp"
#include "ours.hpp"

namespace {
using namespace networks;
bench::job make(int size, int channels, int filters, int window, bench::window_options o = {.same = true}, bench::act a = bench::act::linear) {
  return {.net = bench::network(size, size, channels).convolution(filters, window, window, a, o)};
}
template <class Net, int Size, int Filters> bench::work sample(const bench::job& j) {
  constexpr auto s = std::size_t(Size);
  const auto size = std::size_t(j.net.height), channels = std::size_t(j.net.channels);
  return bench::whole_batch<Net, 4, 4>(j, {1, size, size, channels}, {1, s, s, std::size_t(Filters)});
}
}  // namespace

int main(int argc, char** argv) {
  return bench::run(argc, argv,
                    {{"W6a 3x3 56x56x64->64", [] { return sample<W6a, 56, 64>(make(56, 64, 64, 3)); }},
                     {"W6b 3x3 14x14x256->256", [] { return sample<W6b, 14, 256>(make(14, 256, 256, 3)); }},
                     {"W6c 1x1 56x56x64->256", [] { return sample<W6c, 56, 256>(make(56, 64, 256, 1)); }},
                     {"W6d depthwise 3x3 112x112x32", [] { return sample<W6d, 112, 32>(make(112, 32, 32, 3, {.groups = 32, .same = true})); }},
                     {"W6d depthwise 3x3 112x112x32, stride 2",
                      [] { return sample<W6d_2, 56, 32>(make(112, 32, 32, 3, {.stride = 2, .groups = 32, .same = true})); }},
                     {"W6d first layer 28x28x1->32", [] { return sample<W6_first, 26, 32>(make(28, 1, 32, 3, {}, bench::act::relu)); }}});
}
