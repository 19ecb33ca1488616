// SPDX-License-Identifier: BSL-1.0
// A Dropout does not say its share.
//
// mend: `Dropout<rate(0.5)>`.
//
// error: at_layer<1, Dropout<>>
// error: named_layer<fixed_string<7>{"dropout"}>
// error: because<fixed_string<8>{"the rate"}>
// sentence: Layer 'dropout' (layer 1, Dropout): invalid value received for argument `rate`. Expected a float value between 0 and 1, as rate(0.5)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dropout<>>;
#else
using Net = Sequential<Input<3>, Dropout<rate(0.5)>>;
#endif

int main() { return Net::parameter_count < 0; }
