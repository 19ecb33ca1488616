// SPDX-License-Identifier: BSL-1.0
// W3's second convolution: 13 x 13 x 32 -> 64, 3 x 3, relu, a maximum over 2 x 2.
#include <ikebana/activations/relu.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

constexpr kernels::convolution layer{32, 64, 1, {3}, {3}};
constexpr kernels::pooling pooled{64, {2, 2}, {2, 2}};
extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::convolve<this_architecture, relu, layer, pooled>(kernels::constant<13>{}, kernels::constant<13>{}, x, packed, bias, y);
}
