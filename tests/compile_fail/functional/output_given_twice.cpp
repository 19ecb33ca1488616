// SPDX-License-Identifier: BSL-1.0
// One tensor is given twice to `outputs(...)`.
//
// mend: `again(y)` where it is meant.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<22>{"one tensor given twice"}>
// error: mend<fixed_string<28>{"again(y), or Identity<>{}(y)"}>
// sentence: The output of layer 'dense' (layer 1, Dense) is given twice to outputs(...). The usual mend: again(y), or Identity<>{}(y)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<3>{};
constexpr auto y = Dense<4>{}(x);
using Net = Model<inputs(x), outputs(y, y)>;
#else
constexpr auto x = Input<3>{};
constexpr auto y = Dense<4>{}(x);
using Net = Model<inputs(x), outputs(y, again(y))>;
#endif

int main() { return Net::parameter_count < 0; }
