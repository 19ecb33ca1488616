// SPDX-License-Identifier: BSL-1.0
// A layer says that it takes 4 features, and is called on 3.
//
// mend: let `input_dim` say what it is called on, or leave it out: a call infers it.
//
// error: at_layer<1, Dense<4, input_dim{4}>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<20>{"an axis of the input"}>
// error: takes<shape<None, 4>>
// error: gets<shape<None, 3>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'dense' (layer 1, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, but received input with shape (None, 3), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Dense<4, input_dim(4)>{}(x))>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Dense<4>{}(x))>;
#endif

int main() { return Net::parameter_count < 0; }
