// SPDX-License-Identifier: BSL-1.0
// A Conv2D gets pictures without an axis of channels.
//
// mend: one channel is an axis too: `Input<28, 28, 1>`.
//
// error: at_layer<1, Conv2D<8, 3>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<21>{"the rank of the input"}>
// error: takes<min_rank<4>>
// error: gets<shape<None, 28, 28>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected min_ndim=4, found ndim=3. Full shape received: (None, 28, 28), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<28, 28>, Conv2D<8, 3>>;
#else
using Net = Sequential<Input<28, 28, 1>, Conv2D<8, 3>>;
#endif

int main() { return Net::parameter_count < 0; }
