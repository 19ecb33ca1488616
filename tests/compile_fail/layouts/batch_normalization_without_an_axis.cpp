// SPDX-License-Identifier: BSL-1.0
// BatchNormalization works on the last axis, which is the width here: Keras would normalise it in silence.
//
// mend: `axis(1)`.
//
// error: at_layer<1, BatchNormalization<>>
// error: named_layer<fixed_string<19>{"batch_normalization"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// error: mend<fixed_string<7>{"axis(1)"}>
// sentence: Input 0 of layer 'batch_normalization' (layer 1, BatchNormalization) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 3, 50, 50). The usual mend: axis(1)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, 50, 50, channels_first>, BatchNormalization<>>;
#else
using Net = Sequential<Input<3, 50, 50, channels_first>, BatchNormalization<axis(1)>>;
#endif

int main() { return Net::parameter_count < 0; }
