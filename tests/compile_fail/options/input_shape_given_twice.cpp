// SPDX-License-Identifier: BSL-1.0
// The shape of an Input is said twice, in two ways.
//
// mend: one of them.
//
// error: at_layer<0, Input<3, written_as::batch_shape<30, 4>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<19>{"a shape given twice"}>
// sentence: Layer 'input_layer' (layer 0, InputLayer): the shape is said by one of extents, `input_shape` and `batch_shape`. Received 2 of them
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, batch_shape(30, 4)>, Dense<1>>;
#else
using Net = Sequential<Input<batch_shape(30, 4)>, Dense<1>>;
#endif

int main() { return Net::parameter_count < 0; }
