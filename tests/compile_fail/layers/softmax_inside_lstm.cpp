// SPDX-License-Identifier: BSL-1.0
// Softmax works on rows; inside a recurrent layer an activation sees single elements.
//
// mend: a Dense with softmax behind it.
//
// error: at_layer<1, LSTM<4, activations::softmax
// error: named_layer<fixed_string<4>{"lstm"}>
// error: because<fixed_string<34>{"a softmax inside a recurrent layer"}>
// sentence: Layer 'lstm' (layer 1, LSTM): an activation inside a recurrent layer must work on each element alone
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 3>, LSTM<4, softmax>>;
#else
using Net = Sequential<Input<5, 3>, LSTM<4>, Dense<4, softmax>>;
#endif

int main() { return Net::parameter_count < 0; }
