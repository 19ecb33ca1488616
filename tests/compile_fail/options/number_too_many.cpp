// SPDX-License-Identifier: BSL-1.0
// A bare number stands where the layer takes none.
//
// mend: name what it is meant to be: `input_dim(3)`.
//
// error: at_layer<1, Dense<4, 3>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<28>{"numbers that have no meaning"}>
// error: mend<fixed_string<32>{"name what it is, as input_dim(3)"}>
// sentence: Layer 'dense' (layer 1, Dense) takes at most 0 of its options as bare numbers, but it received 1. The usual mend: name what it is, as input_dim(3)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4, 3>>;
#else
using Net = Sequential<Input<3>, Dense<4, input_dim(3)>>;
#endif

int main() { return Net::parameter_count < 0; }
