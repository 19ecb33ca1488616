// SPDX-License-Identifier: BSL-1.0
// A convolution does not say how large its kernel is.
//
// mend: the kernel size second, `Conv2D<8, 3>`, or by name, `kernel_size(3, 5)`.
//
// error: at_layer<1, Conv2D<8, activations::relu
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<14>{"no kernel_size"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D): missing 1 required positional argument: 'kernel_size'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, relu>>;
#else
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, 3, relu>>;
#endif

int main() { return Net::parameter_count < 0; }
