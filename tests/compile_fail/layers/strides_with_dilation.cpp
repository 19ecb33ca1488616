// SPDX-License-Identifier: BSL-1.0
// A convolution is strided and dilated at once, which Keras does not have.
//
// mend: one of the two.
//
// error: at_layer<1, Conv2D<8, 3, written_as::strides<2>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<30>{"strides together with dilation"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D): `strides > 1` not supported in conjunction with `dilation_rate > 1`
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, 3, strides(2), dilation_rate(2)>>;
#else
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, 3, dilation_rate(2)>>;
#endif

int main() { return Net::parameter_count < 0; }
