// SPDX-License-Identifier: BSL-1.0
// A global pooling gets a flat tensor.
//
// mend: pool instead of flattening.
//
// error: at_layer<2, GlobalAveragePooling2D<>>
// error: named_layer<fixed_string<24>{"global_average_pooling2d"}>
// error: because<fixed_string<21>{"the rank of the input"}>
// error: takes<rank<4>>
// error: gets<shape<None, 256>>
// error: from_layer<fixed_string<7>{"flatten"}>
// sentence: Input 0 of layer 'global_average_pooling2d' (layer 2, GlobalAveragePooling2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 256), the output of layer 'flatten'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<8, 8, 4>, Flatten<>, GlobalAveragePooling2D<>>;
#else
using Net = Sequential<Input<8, 8, 4>, GlobalAveragePooling2D<>>;
#endif

int main() { return Net::parameter_count < 0; }
