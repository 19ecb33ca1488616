// SPDX-License-Identifier: BSL-1.0
// A first layer: 28 x 28 x 1 -> 32, 3 x 3, padded, relu.
#include <ikebana/activations/relu.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

constexpr kernels::convolution layer{1, 32, 1, {3, 1, 1, padding::same}, {3, 1, 1, padding::same}};
extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::convolve<this_architecture, relu, layer>(kernels::constant<28>{}, kernels::constant<28>{}, x, packed, bias, y);
}
