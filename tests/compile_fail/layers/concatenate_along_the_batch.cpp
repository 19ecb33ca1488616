// SPDX-License-Identifier: BSL-1.0
// Two batches are joined, but how many samples they have is not fixed.
//
// mend: `batch_size(n)` in each Input; or an axis from 1 on, the last being the default.
//
// error: at_layer<2, Concatenate<written_as::axis<0>
// error: named_layer<fixed_string<11>{"concatenate"}>
// error: because<fixed_string<34>{"joining batches that are not fixed"}>
// error: gets<shape<None, 3>>
// sentence: Layer 'concatenate' (layer 2, Concatenate): axis 0 joins batches, which must be fixed for it. Received: input shape=(None, 3). The usual mend: batch_size(n) in each Input
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Net = Model<inputs(left, right), outputs(Concatenate<axis(0)>{}(left, right))>;
#else
constexpr auto left = Input<3, batch_size(8), name("left")>{};
constexpr auto right = Input<3, batch_size(8), name("right")>{};
using Net = Model<inputs(left, right), outputs(Concatenate<axis(0)>{}(left, right))>;
#endif

int main() { return Net::parameter_count < 0; }
