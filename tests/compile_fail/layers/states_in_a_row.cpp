// SPDX-License-Identifier: BSL-1.0
// A recurrent layer that returns its states, too, is followed by a layer of one input.
//
// mend: no `return_state`, or a `Model`, where each output can be used by itself.
//
// error: at_layer<2, Dense<2>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<20>{"the number of inputs"}>
// error: takes<number<1>>
// error: gets<number<2>>
// sentence: Layer 'dense' (layer 2, Dense) expects 1 input(s), but it received 2 input tensors
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 3>, GRU<4, return_state>, Dense<2>>;
#else
using Net = Sequential<Input<5, 3>, GRU<4>, Dense<2>>;
#endif

int main() { return Net::parameter_count < 0; }
