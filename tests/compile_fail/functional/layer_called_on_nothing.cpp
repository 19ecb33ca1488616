// SPDX-License-Identifier: BSL-1.0
// A layer is called on no tensor.
//
// mend: call it on one.
//
// error: Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<20>{"the number of inputs"}>
// error: takes<number<1>>
// error: gets<number<0>>
// sentence: Layer 'dense' (layer 0, Dense) expects 1 input(s), but it received 0 input tensors
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Dense<4>{}())>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Dense<4>{}(x))>;
#endif

int main() { return Net::parameter_count < 0; }
