// SPDX-License-Identifier: BSL-1.0
// A picture with its channels first goes into a Conv2D that reads them last.
//
// mend: the layer says its layout.
//
// error: at_layer<1, Conv2D<8, 3>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// error: mend<fixed_string<31>{"say channels_first in the layer"}>
// sentence: Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 3, 50, 50). The usual mend: say channels_first in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, 50, 50, channels_first>, Conv2D<8, 3>>;
#else
using Net = Sequential<Input<3, 50, 50, channels_first>, Conv2D<8, 3, channels_first>>;
#endif

int main() { return Net::parameter_count < 0; }
