// SPDX-License-Identifier: BSL-1.0
// A layer is given to another one as if it were a tensor.
//
// mend: call it on a tensor: the call gives one.
//
// error: Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<26>{"a layer that is not called"}>
// error: mend<fixed_string<29>{"call it on one: Dense<4>{}(x)"}>
// sentence: Layer 'dense' (layer 0, Dense) is given where a tensor is wanted, but it is not called on one. The usual mend: call it on one: Dense<4>{}(x)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Dense<1>{}(Dense<4>{}))>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Dense<1>{}(Dense<4>{}(x)))>;
#endif

int main() { return Net::parameter_count < 0; }
