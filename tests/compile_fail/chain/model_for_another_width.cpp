// SPDX-License-Identifier: BSL-1.0
// A model inside a chain takes 4 features and gets 3.
//
// mend: a layer before it that gives what the model takes.
//
// error: at_layer<1, Input<4>>
// error: named_layer<fixed_string<13>{"input_layer_1"}>
// error: because<fixed_string<22>{"the shape of the input"}>
// error: takes<shape<None, 4>>
// error: gets<shape<None, 3>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'input_layer_1' (layer 1, InputLayer) is incompatible with the layer: expected shape=(None, 4), found shape=(None, 3), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

using Decoder = Sequential<Input<4>, Dense<8>, Dense<2>>;

#ifdef REFUSED
constexpr auto links = Input<3>{} >> as_layer<Decoder>{};
#else
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> as_layer<Decoder>{};
#endif

int main() { return sizeof(links) == 0; }
