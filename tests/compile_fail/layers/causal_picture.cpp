// SPDX-License-Identifier: BSL-1.0
// Causal padding is for time: a picture has no before.
//
// mend: `padding::same` or `padding::valid`; Conv1D is the causal one.
//
// error: at_layer<1, Conv2D<8, 3, padding::causal>>
// error: named_layer<fixed_string<6>{"conv2d"}>
// error: because<fixed_string<26>{"causal padding of an image"}>
// error: word<fixed_string<6>{"causal"}>
// sentence: Layer 'conv2d' (layer 1, Conv2D): the `padding` argument must be one of {'valid', 'same'}. Received: causal
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, 3, padding::causal>>;
#else
using Net = Sequential<Input<16, 16, 3>, Conv2D<8, 3, padding::same>>;
#endif

int main() { return Net::parameter_count < 0; }
