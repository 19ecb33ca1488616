// SPDX-License-Identifier: BSL-1.0
// An Input feeds the model, and `inputs(...)` does not list it.
//
// mend: list it.
//
// error: at_layer<1, Input<3, name<5>{
// error: named_layer<fixed_string<5>{"right"}>
// error: because<fixed_string<27>{"an Input that is not listed"}>
// sentence: Layer 'right' (layer 1, InputLayer) feeds the model, and is not among its inputs(...)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left), outputs(Add<>{}(left, right))>;
#else
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Add<>{}(left, right))>;
#endif

int main() { return Net::parameter_count < 0; }
