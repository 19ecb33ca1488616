// SPDX-License-Identifier: BSL-1.0
// Two pieces of a chain are written apart; the second takes 4 features, the first gives 3.
//
// mend: change one of the two contracts.
//
// error: at_layer<4, Dense<8, input_dim{4}>>
// error: named_layer<fixed_string<7>{"dense_2"}>
// error: because<fixed_string<20>{"an axis of the input"}>
// error: takes<shape<None, 4>>
// error: gets<shape<None, 3>>
// error: from_layer<fixed_string<7>{"dense_1"}>
// sentence: Input 0 of layer 'dense_2' (layer 4, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, but received input with shape (None, 3), the output of layer 'dense_1'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto encoder = Dense<8, input_dim(5)>{} >> Activation<relu>{} >> Dense<3, input_dim(8)>{};
constexpr auto decoder = Dense<8, input_dim(4)>{} >> Dense<5, input_dim(8)>{};
constexpr auto links = Input<5>{} >> encoder >> decoder;
#else
constexpr auto encoder = Dense<8, input_dim(5)>{} >> Activation<relu>{} >> Dense<4, input_dim(8)>{};
constexpr auto decoder = Dense<8, input_dim(4)>{} >> Dense<5, input_dim(8)>{};
constexpr auto links = Input<5>{} >> encoder >> decoder;
#endif

int main() { return sizeof(links) == 0; }
