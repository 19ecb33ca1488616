// SPDX-License-Identifier: BSL-1.0
// A recurrent layer of -4 units.
//
// mend: one unit at least.
//
// error: at_layer<1, LSTM<-4>>
// error: named_layer<fixed_string<4>{"lstm"}>
// error: because<fixed_string<27>{"units that are not positive"}>
// sentence: Layer 'lstm' (layer 1, LSTM): received an invalid value for argument `units`, expected a positive integer, got -4
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 3>, LSTM<-4>>;
#else
using Net = Sequential<Input<5, 3>, LSTM<4>>;
#endif

int main() { return Net::parameter_count < 0; }
