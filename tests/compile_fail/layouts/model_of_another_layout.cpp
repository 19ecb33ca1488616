// SPDX-License-Identifier: BSL-1.0
// A model for channels_last pictures stands behind a channels_first input.
//
// mend: one layout for both.
//
// error: at_layer<1, Input<3, 50, 50, data_format<layout::channels_last>
// error: named_layer<fixed_string<13>{"input_layer_1"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// sentence: Input 0 of layer 'input_layer_1' (layer 1, InputLayer) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 3, 50, 50). The usual mend: say channels_first in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

using Classifier = Sequential<Input<3, 50, 50, channels_last>, Flatten<>, Dense<2>>;

#ifdef REFUSED
using Net = Sequential<Input<3, 50, 50, channels_first>, Classifier>;
#else
using Net = Sequential<Input<3, 50, 50>, Classifier>;
#endif

int main() { return Net::parameter_count < 0; }
