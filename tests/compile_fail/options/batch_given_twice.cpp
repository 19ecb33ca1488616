// SPDX-License-Identifier: BSL-1.0
// The batch of an Input is said twice.
//
// mend: one of them.
//
// error: at_layer<0, Input<written_as::batch_shape<30, 4>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<19>{"a batch given twice"}>
// sentence: Layer 'input_layer' (layer 0, InputLayer): you cannot pass both `batch_size` and `batch_shape` at the same time
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<batch_shape(30, 4), batch_size(32)>, Dense<1>>;
#else
using Net = Sequential<Input<4, batch_size(32)>, Dense<1>>;
#endif

int main() { return Net::parameter_count < 0; }
