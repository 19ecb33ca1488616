// SPDX-License-Identifier: BSL-1.0
// An Activation layer is given a number.
//
// mend: an activation: `Activation<relu>`.
//
// error: at_layer<1, Activation<3>>
// error: named_layer<fixed_string<10>{"activation"}>
// error: because<fixed_string<17>{"not an activation"}>
// sentence: Layer 'activation' (layer 1, Activation): its first argument is an activation, such as relu
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Activation<3>>;
#else
using Net = Sequential<Input<3>, Activation<relu>>;
#endif

int main() { return Net::parameter_count < 0; }
