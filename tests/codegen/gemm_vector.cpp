// SPDX-License-Identifier: BSL-1.0
// Columns that are one vector of AVX2: 32 x 64 -> 8.
#include <ikebana/activations/activation.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

extern "C" void kernel(const float* x, const float* packed, const float* bias, float* y) {
  kernels::gemm<this_architecture, linear, 8, 64>(kernels::constant<32>{}, x, packed, bias, y);
}
