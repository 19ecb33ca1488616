// SPDX-License-Identifier: BSL-1.0
// The type of an activation stands where its layer should.
//
// mend: `Activation<relu>`, or the activation as an option of the layer before.
//
// error: at_layer<2, activations::relu>
// error: because<fixed_string<11>{"not a layer"}>
// error: mend<fixed_string<15>{"Activation<...>"}>
// sentence: Only layers and models can be added to a model. Received: relu. The usual mend: Activation<...>
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4>, activations::relu>;
#else
using Net = Sequential<Input<3>, Dense<4>, Activation<relu>>;
#endif

int main() { return Net::parameter_count < 0; }
