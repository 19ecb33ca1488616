// SPDX-License-Identifier: BSL-1.0
// A helper is called twice on one tensor: its layers have the same places in the source, so it is one call.
//
// mend: `again(x)` makes it another one.
//
// error: at_layer<2, Concatenate<>>
// error: named_layer<fixed_string<11>{"concatenate"}>
// error: because<fixed_string<22>{"one tensor given twice"}>
// error: mend<fixed_string<28>{"again(x), or Identity<>{}(x)"}>
// sentence: Layer 'concatenate' (layer 2, Concatenate) is given the same tensor twice (input 1). The usual mend: again(x), or Identity<>{}(x)
#include <ikebana/declare.hpp>
using namespace ikebana;

constexpr auto block(auto t) { return Dense<4, relu>{}(t); }

#ifdef REFUSED
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Concatenate<>{}(block(x), block(x)))>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Concatenate<>{}(block(x), block(again(x))))>;
#endif

int main() { return Net::parameter_count < 0; }
