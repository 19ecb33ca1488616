// SPDX-License-Identifier: BSL-1.0
// W5's first convolution: 250 x 3 -> 64, 5 steps, relu, a maximum over 2.
#include <ikebana/activations/relu.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

constexpr kernels::convolution layer{3, 64, 1, {}, {5}};
constexpr kernels::pooling pooled{64, {}, {2, 2}};
extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::convolve<this_architecture, relu, layer, pooled>(kernels::constant<1>{}, kernels::constant<250>{}, x, packed, bias, y);
}
