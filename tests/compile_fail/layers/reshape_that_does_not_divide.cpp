// SPDX-License-Identifier: BSL-1.0
// Rows of 5 do not make 24 elements.
//
// mend: an extent that divides the number of elements.
//
// error: at_layer<1, Reshape<-1, 5>>
// error: named_layer<fixed_string<7>{"reshape"}>
// error: because<fixed_string<28>{"the size of the target shape"}>
// error: takes<shape<None, 5>>
// error: gets<shape<24>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Layer 'reshape' (layer 1, Reshape): The total size of the tensor must be unchanged, however, the input size cannot by divided by the specified dimensions in target_shape. Received: input_shape=(24,), target_shape=(None, 5), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<24>, Reshape<-1, 5>>;
#else
using Net = Sequential<Input<24>, Reshape<-1, 6>>;
#endif

int main() { return Net::parameter_count < 0; }
