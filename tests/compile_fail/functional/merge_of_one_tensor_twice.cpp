// SPDX-License-Identifier: BSL-1.0
// One tensor is given twice to a merge, which is mostly a slip.
//
// mend: `again(x)` where it is meant; `Identity<>{}(x)` where it is to be a layer of its own.
//
// error: at_layer<1, Add<>>
// error: named_layer<fixed_string<3>{"add"}>
// error: because<fixed_string<22>{"one tensor given twice"}>
// error: mend<fixed_string<28>{"again(x), or Identity<>{}(x)"}>
// sentence: Layer 'add' (layer 1, Add) is given the same tensor twice (input 1). The usual mend: again(x), or Identity<>{}(x)
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Add<>{}(x, x))>;
#else
constexpr auto x = Input<3>{};
using Net = Model<inputs(x), outputs(Add<>{}(x, again(x)))>;
#endif

int main() { return Net::parameter_count < 0; }
