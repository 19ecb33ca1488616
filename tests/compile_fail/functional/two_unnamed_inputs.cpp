// SPDX-License-Identifier: BSL-1.0
// Two inputs of one shape have no names, so they are one and the same.
//
// mend: name them.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<21>{"one input given twice"}>
// error: mend<fixed_string<24>{"Input<..., name(
// sentence: Layer 'input_layer' (layer 0, InputLayer) is given twice as an input of the model: two inputs of one shape need a name each. The usual mend: Input<..., name("left")>
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3>{};
constexpr auto right = Input<3>{};
using Net = Model<inputs(left, right), outputs(Dense<4>{}(left), Dense<4>{}(right))>;
#else
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Dense<4>{}(left), Dense<4>{}(right))>;
#endif

int main() { return Net::parameter_count < 0; }
