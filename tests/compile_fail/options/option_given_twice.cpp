// SPDX-License-Identifier: BSL-1.0
// A layer has two activations.
//
// mend: one of them; a second one is an Activation layer.
//
// error: at_layer<1, Dense<4, activations::relu
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<21>{"an option given twice"}>
// error: word<fixed_string<10>{"activation"}>
// sentence: Layer 'dense' (layer 1, Dense) is given the option activation twice
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4, relu, softmax>>;
#else
using Net = Sequential<Input<3>, Dense<4, relu>, Activation<softmax>>;
#endif

int main() { return Net::parameter_count < 0; }
