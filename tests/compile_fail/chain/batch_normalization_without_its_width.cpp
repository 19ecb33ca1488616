// SPDX-License-Identifier: BSL-1.0
// BatchNormalization has weights, so in a strict chain it says what it takes as well.
//
// mend: `BatchNormalization<input_dim(4)>`.
//
// error: at_layer<2, BatchNormalization<>>
// error: named_layer<fixed_string<19>{"batch_normalization"}>
// error: because<fixed_string<26>{"weights sized by inference"}>
// error: gets<shape<None, 4>>
// error: from_layer<fixed_string<5>{"dense"}>
// sentence: Layer 'batch_normalization' (layer 2, BatchNormalization) is in a chain and says nothing of what it takes, but gets (None, 4). The usual mend: input_dim(n), or Sequential
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> BatchNormalization<>{};
#else
constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> BatchNormalization<input_dim(4)>{};
#endif

int main() { return sizeof(links) == 0; }
