// SPDX-License-Identifier: BSL-1.0
// A layer without a name is kept in a variable and called. In Keras its calls would share weights; here two calls are two layers.
//
// mend: a name, which makes it one layer; or the layer written at each call.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<30>{"an unnamed layer in a variable"}>
// error: mend<fixed_string<34>{"name(
// sentence: Layer 'dense' (layer 1, Dense) is kept in a variable and called, which would share its weights: two calls are two layers unless the layer has a name. The usual mend: name("..."), or write it each time
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
constexpr auto dense = Dense<4>{};
using Net = Model<inputs(left, right), outputs(dense(left), dense(right))>;
#else
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
constexpr auto dense = Dense<4, name("shared")>{};
using Net = Model<inputs(left, right), outputs(dense(left), dense(right))>;
#endif

int main() { return Net::parameter_count < 0; }
