// SPDX-License-Identifier: BSL-1.0
// BatchNormalization along an axis that the tensor does not have.
//
// mend: an axis from 1 on, the batch counted; the last is the default.
//
// error: at_layer<1, BatchNormalization<written_as::axis<3>
// error: named_layer<fixed_string<19>{"batch_normalization"}>
// error: because<fixed_string<33>{"an axis that cannot be normalized"}>
// error: gets<shape<None, 5, 4>>
// sentence: Layer 'batch_normalization' (layer 1, BatchNormalization): axis 3 is not an axis of its input beside the batch. Received: input shape=(None, 5, 4), the output of layer 'input_layer'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 4>, BatchNormalization<axis(3)>>;
#else
using Net = Sequential<Input<5, 4>, BatchNormalization<axis(2)>>;
#endif

int main() { return Net::parameter_count < 0; }
