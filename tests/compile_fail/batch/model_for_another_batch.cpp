// SPDX-License-Identifier: BSL-1.0
// A model for a batch of 30 stands behind an input of batch 32.
//
// mend: one batch for both, or None in the inner model.
//
// error: at_layer<1, Input<3, batch_size{30, 0}>>
// error: named_layer<fixed_string<13>{"input_layer_1"}>
// error: because<fixed_string<22>{"the shape of the input"}>
// error: takes<shape<30, 3>>
// error: gets<shape<32, 3>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'input_layer_1' (layer 1, InputLayer) is incompatible with the layer: expected shape=(30, 3), found shape=(32, 3), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

using Inner = Sequential<Input<3, batch_size(30)>, Dense<4>>;

#ifdef REFUSED
using Net = Sequential<Input<3, batch_size(32)>, Inner>;
#else
using Net = Sequential<Input<3, batch_size(30)>, Inner>;
#endif

int main() { return Net::parameter_count < 0; }
