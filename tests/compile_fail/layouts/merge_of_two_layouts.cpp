// SPDX-License-Identifier: BSL-1.0
// Two pictures of two layouts are added.
//
// mend: `Permute<2, 3, 1>` turns one of them; or one layout for both.
//
// error: at_layer<2, Add<>>
// error: named_layer<fixed_string<3>{"add"}>
// error: because<fixed_string<19>{"merging two layouts"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// error: from_layer<fixed_string<1>{"b"}>
// error: mend<fixed_string<27>{"Permute<...>, or one layout"}>
// sentence: Layer 'add' (layer 2, Add) cannot merge a channels_last tensor with a channels_first one, input 1. The usual mend: Permute<...>, or one layout
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto a = Input<8, 8, 8, channels_last, name("a")>{};
constexpr auto b = Input<8, 8, 8, channels_first, name("b")>{};
using Net = Model<inputs(a, b), outputs(Add<>{}(a, b))>;
#else
constexpr auto a = Input<8, 8, 8, channels_last, name("a")>{};
constexpr auto b = Input<8, 8, 8, channels_first, name("b")>{};
using Net = Model<inputs(a, b), outputs(Add<>{}(a, Permute<2, 3, 1>{}(b)))>;
#endif

int main() { return Net::parameter_count < 0; }
