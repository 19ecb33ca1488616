// SPDX-License-Identifier: BSL-1.0
// A stride of zero.
//
// mend: one at least.
//
// error: at_layer<1, MaxPooling2D<2, written_as::strides<0>
// error: named_layer<fixed_string<13>{"max_pooling2d"}>
// error: because<fixed_string<30>{"an extent that is not positive"}>
// error: word<fixed_string<7>{"strides"}>
// sentence: Layer 'max_pooling2d' (layer 1, MaxPooling2D): the `strides` argument must be a tuple of 2 integers, including value 0 that does not satisfy `value > 0`
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<16, 16, 3>, MaxPooling2D<2, strides(0)>>;
#else
using Net = Sequential<Input<16, 16, 3>, MaxPooling2D<2, strides(1)>>;
#endif

int main() { return Net::parameter_count < 0; }
