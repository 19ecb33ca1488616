// SPDX-License-Identifier: BSL-1.0
// A layer without units.
//
// mend: one unit at least.
//
// error: at_layer<1, Dense<0>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<27>{"units that are not positive"}>
// sentence: Layer 'dense' (layer 1, Dense): units should be a positive integer. Received: units=0
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<0>>;
#else
using Net = Sequential<Input<3>, Dense<1>>;
#endif

int main() { return Net::parameter_count < 0; }
