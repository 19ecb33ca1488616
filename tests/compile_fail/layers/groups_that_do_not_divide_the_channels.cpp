// SPDX-License-Identifier: BSL-1.0
// 4 groups cannot share 6 channels.
//
// mend: groups that divide both the channels and the filters.
//
// error: at_layer<1, Conv2D<8, 3, groups{4}>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<34>{"groups that do not divide channels"}>
// error: gets<shape<None, 8, 8, 6>>
// sentence: Layer 'conv2d' (layer 1, Conv2D): the number of input channels must be evenly divisible by the number of groups. Received groups=4, but the input has 6 channels (full input shape is (None, 8, 8, 6)), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<8, 8, 6>, Conv2D<8, 3, groups(4)>>;
#else
using Net = Sequential<Input<8, 8, 6>, Conv2D<8, 3, groups(2)>>;
#endif

int main() { return Net::parameter_count < 0; }
