// SPDX-License-Identifier: BSL-1.0
// Two different layers have one name.
//
// mend: another name; two calls of one layer are meant only where the layers are equal.
//
// error: at_layer<2, Dense<5, name<6>{
// error: named_layer<fixed_string<6>{"hidden"}>
// error: because<fixed_string<22>{"two layers of one name"}>
// error: word<fixed_string<6>{"hidden"}>
// sentence: The name hidden is used for two different layers; all layer names should be unique. The second is layer 'hidden' (layer 2, Dense)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4, name("hidden")>, Dense<5, name("hidden")>>;
#else
using Net = Sequential<Input<3>, Dense<4, name("hidden")>, Dense<5, name("hidden_2")>>;
#endif

int main() { return Net::parameter_count < 0; }
