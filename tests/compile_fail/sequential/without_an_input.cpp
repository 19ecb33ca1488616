// SPDX-License-Identifier: BSL-1.0
// Nothing says what the model takes.
//
// mend: an Input first, or a first layer that says its `input_shape`.
//
// error: at_layer<0, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<24>{"a model without an Input"}>
// error: mend<fixed_string<31>{"Input<...>, or input_shape(...)"}>
// sentence: Layer 'dense' (layer 0, Dense) begins the model, and nothing says the shape that it takes. The usual mend: Input<...>, or input_shape(...)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Dense<4>, Dense<1>>;
#else
using Net = Sequential<Input<3>, Dense<4>, Dense<1>>;
#endif

int main() { return Net::parameter_count < 0; }
