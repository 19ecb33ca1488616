// SPDX-License-Identifier: BSL-1.0
// A model of two inputs is called on one tensor.
//
// mend: give it as many tensors as it has inputs.
//
// error: at_layer<1, detail::miscalled<fixed_string<10>{"Functional"}, 2>>
// error: named_layer<fixed_string<10>{"functional"}>
// error: because<fixed_string<20>{"the number of inputs"}>
// error: takes<number<2>>
// error: gets<number<1>>
// sentence: Layer 'functional' (layer 1, Functional) expects 2 input(s), but it received 1 input tensors
#include <ikebana/declare.hpp>
using namespace ikebana;

constexpr auto a = Input<3, name("a")>{};
constexpr auto b = Input<3, name("b")>{};
using Pair = Model<inputs(a, b), outputs(Concatenate<>{}(a, b))>;

#ifdef REFUSED
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(as_layer<Pair>{}(x))>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(as_layer<Pair>{}(x, Dense<3>{}(x)))>;
#endif

int main() { return Net::parameter_count < 0; }
