// SPDX-License-Identifier: BSL-1.0
// A picture with its channels last goes into a Conv2D that reads them first.
//
// mend: the layer says its layout; channels_last is the default.
//
// error: at_layer<1, Conv2D<8, 3, data_format<layout::channels_first>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_first>>
// error: gets<data_layout<layout::channels_last>>
// error: mend<fixed_string<30>{"say channels_last in the layer"}>
// sentence: Input 0 of layer 'conv2d' (layer 1, Conv2D) is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with shape (None, 50, 50, 3). The usual mend: say channels_last in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<50, 50, 3, channels_last>, Conv2D<8, 3, channels_first>>;
#else
using Net = Sequential<Input<50, 50, 3, channels_last>, Conv2D<8, 3>>;
#endif

int main() { return Net::parameter_count < 0; }
