// SPDX-License-Identifier: BSL-1.0
// 24 elements do not become 25.
//
// mend: a shape of the same number of elements; -1 stands for one extent.
//
// error: at_layer<1, Reshape<5, 5>>
// error: named_layer<fixed_string<7>{"reshape"}>
// error: because<fixed_string<28>{"the size of the target shape"}>
// error: takes<shape<5, 5>>
// error: gets<shape<24>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// sentence: Layer 'reshape' (layer 1, Reshape): The total size of the tensor must be unchanged. Received: input_shape=(24,), target_shape=(5, 5), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<24>, Reshape<5, 5>>;
#else
using Net = Sequential<Input<24>, Reshape<4, -1>>;
#endif

int main() { return Net::parameter_count < 0; }
