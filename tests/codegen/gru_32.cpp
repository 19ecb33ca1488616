// SPDX-License-Identifier: BSL-1.0
// A step of GRU(32) on one number.
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/activations/tanh.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

extern "C" void kernel(const float* x, const float* packed, float* scratch, float* h, float* y) {
  kernels::gru<this_architecture, activation::tanh, sigmoid, true, kernels::recurrence{1, 32}>(kernels::constant<1>{}, x, packed, scratch, h, y);
}
