// SPDX-License-Identifier: BSL-1.0
// A model inside does not fit the shape of its own Input, though it would fit what it is called on.
//
// mend: mend the inner model, or leave the axis open in its Input.
//
// error: at_layer<2, Reshape<2, 4>>
// error: named_layer<fixed_string<7>{"reshape"}>
// error: because<fixed_string<28>{"the size of the target shape"}>
// error: takes<shape<2, 4>>
// error: gets<shape<1, 6>>
// error: from_layer<fixed_string<13>{"input_layer_1"}>
// sentence: Layer 'reshape' (layer 2, Reshape): The total size of the tensor must be unchanged. Received: input_shape=(1, 6), target_shape=(2, 4), the output of layer 'input_layer_1'
#include <ikebana/declare.hpp>
using namespace ikebana;

constexpr auto steps = Input<None, 6>{};

#ifdef REFUSED
using Inner = Sequential<Input<1, 6>, Reshape<2, 4>>;
#else
using Inner = Sequential<Input<None, 6>, Reshape<2, 4>>;
#endif
using Net = Model<inputs(steps), outputs(as_layer<Inner>{}(steps))>;

int main() { return Net::parameter_count < 0; }
