// SPDX-License-Identifier: BSL-1.0
// A layer of two inputs stands in a stack, where every layer has one.
//
// mend: write the model with calls, which can branch: `Subtract<>{}(a, b)`.
//
// error: at_layer<2, Subtract<>>
// error: named_layer<fixed_string<8>{"subtract"}>
// error: because<fixed_string<20>{"the number of inputs"}>
// error: takes<number<2>>
// error: gets<number<1>>
// sentence: Layer 'subtract' (layer 2, Subtract) expects 2 input(s), but it received 1 input tensors
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4>, Subtract<>>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Subtract<>{}(Dense<4>{}(x), Dense<4>{}(x)))>;
#endif

int main() { return Net::parameter_count < 0; }
