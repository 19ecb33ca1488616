// SPDX-License-Identifier: BSL-1.0
// W6d: 112 x 112 x 32, 3 x 3, padded, each channel apart, relu.
#include <ikebana/activations/relu.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

constexpr kernels::convolution layer{32, 32, 32, {3, 1, 1, padding::same}, {3, 1, 1, padding::same}};
extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::convolve<this_architecture, relu, layer>(kernels::constant<112>{}, kernels::constant<112>{}, x, packed, bias, y);
}
