// SPDX-License-Identifier: BSL-1.0
// A two-dimensional convolution is given three extents.
//
// mend: one extent for both axes, or two.
//
// error: at_layer<1, Conv2D<8, written_as::kernel_size<3, 3, 3>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<21>{"the number of extents"}>
// error: word<fixed_string<11>{"kernel_size"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D): the `kernel_size` argument must be a tuple of 2 integers. Received: 3 of them
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, kernel_size(3, 3, 3)>>;
#else
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, kernel_size(3, 3)>>;
#endif

int main() { return Net::parameter_count < 0; }
