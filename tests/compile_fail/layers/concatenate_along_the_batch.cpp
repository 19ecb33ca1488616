// SPDX-License-Identifier: BSL-1.0
// Samples are joined along the batch, where they would meet each other.
//
// mend: an axis from 1 on; the last is the default.
//
// error: at_layer<2, Concatenate<axis{0}>>
// error: named_layer<fixed_string<11>{"concatenate"}>
// error: because<fixed_string<29>{"an axis that cannot be joined"}>
// error: gets<shape<None, 3>>
// sentence: Layer 'concatenate' (layer 2, Concatenate): axis 0 is not an axis of its inputs beside the batch. Received: input shape=(None, 3), the output of layer 'left'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Concatenate<axis(0)>{}(left, right))>;
#else
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Concatenate<axis(1)>{}(left, right))>;
#endif

int main() { return Net::parameter_count < 0; }
