// SPDX-License-Identifier: BSL-1.0
// A global pooling that reads channels last gets them first.
//
// mend: the pooling says its layout.
//
// error: at_layer<1, GlobalAveragePooling2D<>>
// error: named_layer<fixed_string<24>{"global_average_pooling2d"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// error: mend<fixed_string<31>{"say channels_first in the layer"}>
// sentence: Input 0 of layer 'global_average_pooling2d' (layer 1, GlobalAveragePooling2D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 3, 50, 50). The usual mend: say channels_first in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, 50, 50, channels_first>, GlobalAveragePooling2D<>>;
#else
using Net = Sequential<Input<3, 50, 50, channels_first>, GlobalAveragePooling2D<channels_first>>;
#endif

int main() { return Net::parameter_count < 0; }
