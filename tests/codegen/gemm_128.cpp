// SPDX-License-Identifier: BSL-1.0
// W7: 128 x 128 x 128.
#include <ikebana/activations/activation.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::gemm<this_architecture, linear, 128, 128>(kernels::constant<128>{}, x, packed, bias, y);
}
