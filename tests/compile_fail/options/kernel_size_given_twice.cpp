// SPDX-License-Identifier: BSL-1.0
// The kernel size is given by position and by name.
//
// mend: one of them.
//
// error: at_layer<1, Conv2D<4, 3, written_as::kernel_size<5>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<21>{"an option given twice"}>
// error: word<fixed_string<11>{"kernel_size"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D) is given the option kernel_size twice
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<8, 8, 1>, Conv2D<4, 3, kernel_size(5)>>;
#else
using Net = Sequential<Input<8, 8, 1>, Conv2D<4, kernel_size(5)>>;
#endif

int main() { return Net::parameter_count < 0; }
