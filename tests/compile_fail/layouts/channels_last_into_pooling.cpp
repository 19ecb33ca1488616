// SPDX-License-Identifier: BSL-1.0
// A pooling that reads channels first stands behind a convolution that gives them last.
//
// mend: one layout for both.
//
// error: at_layer<2, AveragePooling2D<2, data_format<layout::channels_first>
// error: named_layer<fixed_string<17>{"average_pooling2d"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_first>>
// error: gets<data_layout<layout::channels_last>>
// error: mend<fixed_string<30>{"say channels_last in the layer"}>
// sentence: Input 0 of layer 'average_pooling2d' (layer 2, AveragePooling2D) is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with shape (None, 48, 48, 8). The usual mend: say channels_last in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<50, 50, 3>, Conv2D<8, 3>, AveragePooling2D<2, channels_first>>;
#else
using Net = Sequential<Input<50, 50, 3>, Conv2D<8, 3>, AveragePooling2D<2>>;
#endif

int main() { return Net::parameter_count < 0; }
