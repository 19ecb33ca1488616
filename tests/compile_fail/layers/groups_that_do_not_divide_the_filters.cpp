// SPDX-License-Identifier: BSL-1.0
// 4 groups cannot share 6 filters.
//
// mend: groups that divide both the channels and the filters.
//
// error: at_layer<1, Conv2D<6, 3, groups{4}>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<33>{"groups that do not divide filters"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D): the number of filters must be evenly divisible by the number of groups. Received: groups=4, filters=6
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<8, 8, 4>, Conv2D<6, 3, groups(4)>>;
#else
using Net = Sequential<Input<8, 8, 4>, Conv2D<6, 3, groups(2)>>;
#endif

int main() { return Net::parameter_count < 0; }
