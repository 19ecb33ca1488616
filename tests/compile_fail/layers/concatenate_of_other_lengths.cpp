// SPDX-License-Identifier: BSL-1.0
// Two sequences are joined along their features, and differ in length.
//
// mend: the same length, or `axis(1)`, which joins along time.
//
// error: at_layer<2, Concatenate<>>
// error: named_layer<fixed_string<11>{"concatenate"}>
// error: because<fixed_string<23>{"shapes that do not join"}>
// error: takes<shape<None, 5, 4>>
// error: gets<shape<None, 6, 4>>
// error: from_layer<fixed_string<1>{"b"}>
// sentence: Layer 'concatenate' (layer 2, Concatenate): a `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[(None, 5, 4), (None, 6, 4)], the output of layer 'b'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto a = Input<5, 4, name("a")>{};
constexpr auto b = Input<6, 4, name("b")>{};
using Net = Model<inputs(a, b), outputs(Concatenate<>{}(a, b))>;
#else
constexpr auto a = Input<5, 4, name("a")>{};
constexpr auto b = Input<6, 4, name("b")>{};
using Net = Model<inputs(a, b), outputs(Concatenate<axis(1)>{}(a, b))>;
#endif

int main() { return Net::parameter_count < 0; }
