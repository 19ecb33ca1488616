// SPDX-License-Identifier: BSL-1.0
// W4: a step of LSTM(20) on one number.
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/activations/tanh.hpp>
#include <ikebana/kernels/kernels.hpp>
using namespace ikebana;

extern "C" void kernel(const float* x, const float* packed, float* scratch, float* h, float* c, float* y) {
  kernels::lstm<this_architecture, activation::tanh, sigmoid, kernels::recurrence{1, 20}>(kernels::constant<1>{}, x, packed, scratch, h, c, y);
}
