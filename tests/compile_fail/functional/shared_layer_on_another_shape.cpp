// SPDX-License-Identifier: BSL-1.0
// A shared layer is called on 3 features and on 5: its weights fit the first call only.
//
// mend: another layer for the other shape.
//
// error: at_layer<3, Dense<4, name<6>{
// error: named_layer<fixed_string<6>{"shared"}>
// error: because<fixed_string<31>{"a shared layer of another shape"}>
// error: takes<shape<None, 3>>
// error: gets<shape<None, 5>>
// error: from_layer<fixed_string<5>{"right"}>
// sentence: Layer 'shared' (layer 3, Dense) is shared: its weights are built for input shape (None, 3), but it is called on (None, 5), the output of layer 'right'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<5, name("right")>{};
constexpr auto shared = Dense<4, name("shared")>{};
using Net = Model<inputs(left, right), outputs(shared(left), shared(right))>;
#else
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<5, name("right")>{};
constexpr auto shared = Dense<4, name("shared")>{};
using Net = Model<inputs(left, right), outputs(shared(left), shared(Dense<3>{}(right)))>;
#endif

int main() { return Net::parameter_count < 0; }
