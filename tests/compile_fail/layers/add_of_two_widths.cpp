// SPDX-License-Identifier: BSL-1.0
// Add of 4 features and of 3.
//
// mend: a Dense that makes them equal; Concatenate joins any widths.
//
// error: at_layer<2, Add<>>
// error: named_layer<fixed_string<3>{"add"}>
// error: because<fixed_string<24>{"shapes that do not merge"}>
// error: takes<shape<4>>
// error: gets<shape<3>>
// error: from_layer<fixed_string<1>{"b"}>
// sentence: Layer 'add' (layer 2, Add): inputs have incompatible shapes. Received shapes (4,) and (3,), the output of layer 'b'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto a = Input<4, name("a")>{};
constexpr auto b = Input<3, name("b")>{};
using Net = Model<inputs(a, b), outputs(Add<>{}(a, b))>;
#else
constexpr auto a = Input<4, name("a")>{};
constexpr auto b = Input<3, name("b")>{};
using Net = Model<inputs(a, b), outputs(Add<>{}(a, Dense<4>{}(b)))>;
#endif

int main() { return Net::parameter_count < 0; }
