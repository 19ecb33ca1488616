// SPDX-License-Identifier: BSL-1.0
// A Conv2D gets the flat output of a Flatten.
//
// mend: convolve first, flatten then.
//
// error: at_layer<2, Conv2D<8, 3>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<21>{"the rank of the input"}>
// error: takes<min_rank<4>>
// error: gets<shape<None, 784>>
// error: from_layer<fixed_string<7>{"flatten"}>
// sentence: Input 0 of layer 'conv2d' (layer 2, Conv2D) is incompatible with the layer: expected min_ndim=4, found ndim=2. Full shape received: (None, 784), the output of layer 'flatten'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<28, 28, 1>, Flatten<>, Conv2D<8, 3>>;
#else
using Net = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, Flatten<>>;
#endif

int main() { return Net::parameter_count < 0; }
