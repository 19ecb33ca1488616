// SPDX-License-Identifier: BSL-1.0
// A model for `Input<4>` stands after an output that is 3 wide.
//
// mend: give the model what it takes.
//
// error: at_layer<2, Input<4>>
// error: named_layer<fixed_string<13>{"input_layer_1"}>
// error: because<fixed_string<22>{"the shape of the input"}>
// error: takes<shape<None, 4>>
// error: gets<shape<None, 3>>
// error: from_layer<fixed_string<5>{"dense"}>
// sentence: Input 0 of layer 'input_layer_1' (layer 2, InputLayer) is incompatible with the layer: expected shape=(None, 4), found shape=(None, 3), the output of layer 'dense'
#include <ikebana/declare.hpp>
using namespace ikebana;

using Decoder = Sequential<Input<4>, Dense<8>, Dense<5>>;

#ifdef REFUSED
using Net = Sequential<Input<5>, Dense<3>, Decoder>;
#else
using Net = Sequential<Input<5>, Dense<4>, Decoder>;
#endif

int main() { return Net::parameter_count < 0; }
