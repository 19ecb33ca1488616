// SPDX-License-Identifier: BSL-1.0
// The first of two recurrent layers gives its last step alone, so that the second has no time.
//
// mend: `return_sequences` in the first.
//
// error: at_layer<2, LSTM<4>>
// error: named_layer<fixed_string<6>{"lstm_1"}>
// error: because<fixed_string<21>{"the rank of the input"}>
// error: takes<rank<3>>
// error: gets<shape<None, 8>>
// error: from_layer<fixed_string<4>{"lstm"}>
// sentence: Input 0 of layer 'lstm_1' (layer 2, LSTM) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 8), the output of layer 'lstm'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 3>, LSTM<8>, LSTM<4>>;
#else
using Net = Sequential<Input<5, 3>, LSTM<8, return_sequences>, LSTM<4>>;
#endif

int main() { return Net::parameter_count < 0; }
