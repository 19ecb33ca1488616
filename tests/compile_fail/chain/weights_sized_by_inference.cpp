// SPDX-License-Identifier: BSL-1.0
// A layer with weights in a strict chain says nothing of what it takes.
//
// mend: say it, `input_dim(3)`; or write a Sequential, which infers.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<26>{"weights sized by inference"}>
// error: gets<shape<None, 3>>
// error: from_layer<fixed_string<11>{"input_layer"}>
// error: mend<fixed_string<27>{"input_dim(n), or Sequential"}>
// sentence: Layer 'dense' (layer 1, Dense) is in a chain and says nothing of what it takes, but gets (None, 3). The usual mend: input_dim(n), or Sequential
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto links = Input<3>{} >> Dense<4>{};
#else
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{};
using Same = Sequential<Input<3>, Dense<4>>;
#endif

int main() { return sizeof(links) == 0; }
