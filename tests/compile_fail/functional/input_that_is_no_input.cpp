// SPDX-License-Identifier: BSL-1.0
// `inputs(...)` is given a tensor that a layer makes.
//
// mend: list the Input; a model of the later layers alone begins with an Input of its own.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<25>{"an input that is no Input"}>
// sentence: The model's input 0 is the output of layer 'dense' (layer 1, Dense): inputs(...) takes Input layers
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<3>{};
constexpr auto h = Dense<4>{}(x);
using Net = Model<inputs(h), outputs(Dense<1>{}(h))>;
#else
constexpr auto x = Input<3>{};
constexpr auto h = Dense<4>{}(x);
using Net = Model<inputs(x), outputs(Dense<1>{}(h))>;
#endif

int main() { return Net::parameter_count < 0; }
