// SPDX-License-Identifier: BSL-1.0
// An axis is named twice, another not at all.
//
// mend: each axis once, counted from 1.
//
// error: at_layer<1, Permute<2, 2>>
// error: named_layer<fixed_string<7>{"permute"}>
// error: because<fixed_string<28>{"dims that are no permutation"}>
// error: takes<shape<2, 2>>
// sentence: Layer 'permute' (layer 1, Permute): invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and start from 1. Received dims=(2, 2)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 4>, Permute<2, 2>>;
#else
using Net = Sequential<Input<5, 4>, Permute<2, 1>>;
#endif

int main() { return Net::parameter_count < 0; }
