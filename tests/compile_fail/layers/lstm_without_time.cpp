// SPDX-License-Identifier: BSL-1.0
// A recurrent layer gets no axis of time.
//
// mend: `Input<5, 1>`: 5 steps of one feature; or `Input<1, 5>`: one step of 5.
//
// error: at_layer<1, LSTM<4>>
// error: named_layer<fixed_string<4>{"lstm"}>
// error: because<fixed_string<21>{"the rank of the input"}>
// error: takes<rank<3>>
// error: gets<shape<None, 5>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'lstm' (layer 1, LSTM) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 5), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5>, LSTM<4>>;
#else
using Net = Sequential<Input<5, 1>, LSTM<4>>;
#endif

int main() { return Net::parameter_count < 0; }
