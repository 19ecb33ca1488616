// SPDX-License-Identifier: BSL-1.0
// Tensors of batch 30 and of batch 32 are merged.
//
// mend: one batch for both, or None.
//
// error: at_layer<2, Add<>>
// error: named_layer<fixed_string<3>{"add"}>
// error: because<fixed_string<25>{"merging different batches"}>
// error: takes<shape<30, 3>>
// error: gets<shape<32, 3>>
// error: from_layer<fixed_string<1>{"b"}>
// sentence: Layer 'add' (layer 2, Add): cannot merge tensors with different batch sizes. Received tensors with shapes [(30, 3), (32, 3)], the output of layer 'b'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto a = Input<3, batch_size(30), name("a")>{};
constexpr auto b = Input<3, batch_size(32), name("b")>{};
using Net = Model<inputs(a, b), outputs(Add<>{}(a, b))>;
#else
constexpr auto a = Input<3, batch_size(30), name("a")>{};
constexpr auto b = Input<3, name("b")>{};
using Net = Model<inputs(a, b), outputs(Add<>{}(a, b))>;
#endif

int main() { return Net::parameter_count < 0; }
