// SPDX-License-Identifier: BSL-1.0
// A Dense gets one number a sample, `Input<>`, and no axis of features.
//
// mend: an axis of one feature, `Input<1>`.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<21>{"the rank of the input"}>
// error: takes<min_rank<2>>
// error: gets<shape<None>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Input 0 of layer 'dense' (layer 1, Dense) is incompatible with the layer: expected min_ndim=2, found ndim=1. Full shape received: (None,), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<>, Dense<4>>;
#else
using Net = Sequential<Input<1>, Dense<4>>;
#endif

int main() { return Net::parameter_count < 0; }
