// SPDX-License-Identifier: BSL-1.0
// A piece of a chain is made into a model, and nothing says what it takes.
//
// mend: begin the chain with an Input, or with a layer that says its `input_dim`.
//
// error: at_layer<0, Activation<activations::relu
// error: named_layer<fixed_string<10>{"activation"}>
// error: because<fixed_string<24>{"a model without an Input"}>
// error: mend<fixed_string<31>{"Input<...>, or input_shape(...)"}>
// sentence: Layer 'activation' (layer 0, Activation) begins the model, and nothing says the shape that it takes. The usual mend: Input<...>, or input_shape(...)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto piece = Activation<relu>{} >> Dense<1, input_dim(4)>{};
using Net = Model<piece>;
#else
constexpr auto piece = Input<4>{} >> Activation<relu>{} >> Dense<1, input_dim(4)>{};
using Net = Model<piece>;
#endif

int main() { return Net::parameter_count < 0; }
