// SPDX-License-Identifier: BSL-1.0
// A layer is given an option that it does not take.
//
// mend: leave it out, or give it to the layer that takes it.
//
// error: at_layer<1, Dense<4, written_as::strides<2>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<26>{"an option it does not take"}>
// error: word<fixed_string<7>{"strides"}>
// sentence: Layer 'dense' (layer 1, Dense) does not take the option strides
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4, strides(2)>>;
#else
using Net = Sequential<Input<3>, Dense<4>>;
#endif

int main() { return Net::parameter_count < 0; }
