// SPDX-License-Identifier: BSL-1.0
// The kernel does not lie inside the picture anywhere.
//
// mend: a smaller kernel, fewer poolings before it, or `padding::same`.
//
// error: at_layer<1, Conv2D<8, 5>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<30>{"a window larger than the image"}>
// error: takes<shape<None, 5, 5, 3>>
// error: gets<shape<None, 4, 4, 3>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Computed output size would be zero or negative. Layer 'conv2d' (layer 1, Conv2D) needs at least (None, 5, 5, 3), with `padding=valid`. Received: inputs.shape=(None, 4, 4, 3), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<4, 4, 3>, Conv2D<8, 5>>;
#else
using Net = Sequential<Input<4, 4, 3>, Conv2D<8, 5, padding::same>>;
#endif

int main() { return Net::parameter_count < 0; }
