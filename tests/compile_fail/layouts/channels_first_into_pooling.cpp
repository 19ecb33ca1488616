// SPDX-License-Identifier: BSL-1.0
// A convolution that gives its channels first is pooled as if they were last.
//
// mend: the pooling says its layout as well.
//
// error: at_layer<2, MaxPooling2D<2>>
// error: named_layer<fixed_string<13>{"max_pooling2d"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// error: mend<fixed_string<31>{"say channels_first in the layer"}>
// sentence: Input 0 of layer 'max_pooling2d' (layer 2, MaxPooling2D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 8, 48, 48). The usual mend: say channels_first in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, 50, 50, channels_first>, Conv2D<8, 3, channels_first>, MaxPooling2D<2>>;
#else
using Net = Sequential<Input<3, 50, 50, channels_first>, Conv2D<8, 3, channels_first>, MaxPooling2D<2, channels_first>>;
#endif

int main() { return Net::parameter_count < 0; }
