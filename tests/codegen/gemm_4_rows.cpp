// SPDX-License-Identifier: BSL-1.0
// W2's first layer, four samples: 784 -> 512, relu.
#include <ikebana/activations/relu.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::gemm<this_architecture, relu, 512, 784>(kernels::constant<4>{}, x, packed, bias, y);
}
