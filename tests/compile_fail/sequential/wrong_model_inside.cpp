// SPDX-License-Identifier: BSL-1.0
// A model that is wrong in itself stands in another one: one error, which counts the layers of the outer model.
//
// mend: mend the inner model.
//
// error: at_layer<4, Dense<2, input_dim{4}>>
// error: named_layer<fixed_string<7>{"dense_2"}>
// error: because<fixed_string<20>{"an axis of the input"}>
// error: takes<shape<None, 4>>
// error: gets<shape<None, 8>>
// error: from_layer<fixed_string<7>{"dense_1"}>
// sentence: Input 0 of layer 'dense_2' (layer 4, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, but received input with shape (None, 8), the output of layer 'dense_1'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Inner = Sequential<Input<4>, Dense<8>, Dense<2, input_dim(4)>>;
using Net = Sequential<Input<3>, Dense<4>, Inner, Dense<1>>;
#else
using Inner = Sequential<Input<4>, Dense<8>, Dense<2, input_dim(8)>>;
using Net = Sequential<Input<3>, Dense<4>, Inner, Dense<1>>;
#endif

int main() { return Net::parameter_count < 0; }
