// SPDX-License-Identifier: BSL-1.0
// A chain is refused at its second layer, and five more are added: still one error.
//
// mend: let `input_dim` say what the layer before gives.
//
// error: at_layer<1, Dense<4, input_dim{4}>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<20>{"an axis of the input"}>
// error: takes<shape<None, 4>>
// error: gets<shape<None, 3>>
// sentence: Input 0 of layer 'dense' (layer 1, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, but received input with shape (None, 3), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto links = Input<3>{} >> Dense<4, input_dim(4)>{} >> Dense<5, input_dim(4)>{} >> Activation<relu>{} >> Dense<6, input_dim(5)>{}
                       >> Dense<7, input_dim(9)>{} >> Dense<8>{};
using Net = Model<links>;
#else
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> Dense<5, input_dim(4)>{} >> Activation<relu>{} >> Dense<6, input_dim(5)>{}
                       >> Dense<7, input_dim(6)>{} >> Dense<8, input_dim(7)>{};
using Net = Model<links>;
#endif

int main() { return Net::parameter_count < 0; }
