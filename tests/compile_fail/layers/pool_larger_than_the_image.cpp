// SPDX-License-Identifier: BSL-1.0
// One pooling too many: nothing is left of the picture.
//
// mend: a pooling less, or `padding::same`.
//
// error: at_layer<3, MaxPooling2D<2>>
// error: named_layer<fixed_string<15>{"max_pooling2d_2"}>
// error: because<fixed_string<30>{"a window larger than the image"}>
// error: takes<shape<None, 2, 2, 1>>
// error: gets<shape<None, 1, 1, 1>>
// error: from_layer<fixed_string<15>{"max_pooling2d_1"}>
// sentence: Computed output size would be zero or negative. Layer 'max_pooling2d_2' (layer 3, MaxPooling2D) needs at least (None, 2, 2, 1), with `padding=valid`. Received: inputs.shape=(None, 1, 1, 1), the output of layer 'max_pooling2d_1'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<6, 6, 1>, MaxPooling2D<2>, MaxPooling2D<2>, MaxPooling2D<2>>;
#else
using Net = Sequential<Input<6, 6, 1>, MaxPooling2D<2>, MaxPooling2D<2>>;
#endif

int main() { return Net::parameter_count < 0; }
