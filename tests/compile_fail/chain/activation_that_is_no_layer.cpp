// SPDX-License-Identifier: BSL-1.0
// An activation is put into a chain as if it were a layer.
//
// mend: `Activation<relu>`, or the activation as an option of the layer before.
//
// error: at_layer<2, activations::relu>
// error: because<fixed_string<11>{"not a layer"}>
// error: word<fixed_string<4>{"relu"}>
// error: mend<fixed_string<15>{"Activation<...>"}>
// sentence: Only layers and models can be added to a model. Received: relu. The usual mend: Activation<...>
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> relu;
#else
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> Activation<relu>{};
#endif

int main() { return sizeof(links) == 0; }
