// SPDX-License-Identifier: BSL-1.0
// A layer in the middle says its whole input shape, and it is another one.
//
// mend: let `input_shape` say what the layer before gives, or leave it out.
//
// error: at_layer<2, Dense<4, written_as::input_shape<5, 8>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<22>{"the shape of the input"}>
// error: takes<shape<None, 5, 8>>
// error: gets<shape<None, 4, 8>>
// error: from_layer<fixed_string<6>{"conv1d"}>
// sentence: Input 0 of layer 'dense' (layer 2, Dense) is incompatible with the layer: expected shape=(None, 5, 8), found shape=(None, 4, 8), the output of layer 'conv1d'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<6, 3>, Conv1D<8, 3>, Dense<4, input_shape(5, 8)>>;
#else
using Net = Sequential<Input<6, 3>, Conv1D<8, 3>, Dense<4, input_shape(4, 8)>>;
#endif

int main() { return Net::parameter_count < 0; }
