// SPDX-License-Identifier: BSL-1.0
// The smallest program around one network, which run.sh compiles with -DNETWORK=..., for its size and the time that it takes to compile.
#include <vector>

#include "networks.hpp"

constexpr long product(auto... extents) { return ((extents > 0 ? long(extents) : 1L) * ...); }
template <auto... E> constexpr long count(ikebana::shape<E...>) { return product(E...); }

int main(int argc, char**) {
  using Net = networks::NETWORK;
  Net net{ikebana::no_init};
  net.set_weights(std::vector<float>(std::size_t(Net::parameter_count), .1f));
  std::vector<float> x(std::size_t(count(Net::input_shape)), float(argc)), y(std::size_t(count(Net::output_shape)));
  net(std::span<const float, std::size_t(count(Net::input_shape))>(x), std::span<float, std::size_t(count(Net::output_shape))>(y));
  return y[0] > 0;
}
