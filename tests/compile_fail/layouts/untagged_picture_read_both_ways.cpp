// SPDX-License-Identifier: BSL-1.0
// A picture without a tag takes the layout of the first layer that reads one, and a second layer reads the other.
//
// mend: one layout for both.
//
// error: at_layer<2, Conv2D<4, 3, data_format<layout::channels_first>
// error: named_layer<fixed_string<8>{"conv2d_1"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_first>>
// error: gets<data_layout<layout::channels_last>>
// error: mend<fixed_string<30>{"say channels_last in the layer"}>
// sentence: Input 0 of layer 'conv2d_1' (layer 2, Conv2D) is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with shape (None, 32, 32, 32). The usual mend: say channels_last in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<32, 32, 32>{};
using Net = Model<inputs(x), outputs(Conv2D<4, 3>{}(x), Conv2D<4, 3, channels_first>{}(x))>;
#else
constexpr auto x = Input<32, 32, 32>{};
using Net = Model<inputs(x), outputs(Conv2D<4, 3>{}(x), Conv2D<4, 5>{}(x))>;
#endif

int main() { return Net::parameter_count < 0; }
