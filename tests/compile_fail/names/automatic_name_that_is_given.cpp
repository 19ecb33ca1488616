// SPDX-License-Identifier: BSL-1.0
// A layer is given the name that another one has automatically: the first Dense is `dense`.
//
// mend: another name.
//
// error: at_layer<2, Dense<5, name<5>{
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<29>{"a name that another layer has"}>
// error: word<fixed_string<5>{"dense"}>
// sentence: The name dense is used for two layers; another layer, unnamed, has it automatically. It was given to layer 'dense' (layer 2, Dense)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4>, Dense<5, name("dense")>>;
#else
using Net = Sequential<Input<3>, Dense<4>, Dense<5, name("head")>>;
#endif

int main() { return Net::parameter_count < 0; }
