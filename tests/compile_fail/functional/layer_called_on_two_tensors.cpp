// SPDX-License-Identifier: BSL-1.0
// A layer of one input is called on two tensors.
//
// mend: merge them first.
//
// error: at_layer<2, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<20>{"the number of inputs"}>
// error: takes<number<1>>
// error: gets<number<2>>
// sentence: Layer 'dense' (layer 2, Dense) expects 1 input(s), but it received 2 input tensors
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Dense<4>{}(left, right))>;
#else
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Dense<4>{}(Concatenate<>{}(left, right)))>;
#endif

int main() { return Net::parameter_count < 0; }
