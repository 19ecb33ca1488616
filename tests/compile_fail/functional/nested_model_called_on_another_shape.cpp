// SPDX-License-Identifier: BSL-1.0
// A model for 3 features is called on 4.
//
// mend: give it what it takes.
//
// error: Input<3, name<1>{
// error: named_layer<fixed_string<1>{"a"}>
// error: because<fixed_string<22>{"the shape of the input"}>
// error: takes<shape<None, 3>>
// error: gets<shape<None, 4>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'a' (layer 2, InputLayer) is incompatible with the layer: expected shape=(None, 3), found shape=(None, 4), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

constexpr auto a = Input<3, name("a")>{};
constexpr auto b = Input<3, name("b")>{};
using Pair = Model<inputs(a, b), outputs(Concatenate<>{}(a, b))>;

#ifdef REFUSED
constexpr auto x = Input<4>{};
using Net = Model<inputs(x), outputs(as_layer<Pair>{}(x, Dense<3>{}(x)))>;
#else
constexpr auto x = Input<4>{};
using Net = Model<inputs(x), outputs(as_layer<Pair>{}(Dense<3>{}(x), Dense<3>{}(x)))>;
#endif

int main() { return Net::parameter_count < 0; }
