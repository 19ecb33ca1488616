// SPDX-License-Identifier: BSL-1.0
// A bare number stands behind a named option, where its meaning is lost.
//
// mend: numbers first, as in Python.
//
// error: at_layer<1, Conv2D<4, activations::relu
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<30>{"a number behind a named option"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D): positional argument follows keyword argument
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<8, 8, 1>, Conv2D<4, relu, 3>>;
#else
using Net = Sequential<Input<8, 8, 1>, Conv2D<4, 3, relu>>;
#endif

int main() { return Net::parameter_count < 0; }
