// SPDX-License-Identifier: BSL-1.0
// An axis of no elements.
//
// mend: a positive number, None, or `up_to(n)`.
//
// error: at_layer<0, Input<3, 0>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<30>{"an extent that is not positive"}>
// sentence: Layer 'input_layer' (layer 0, InputLayer): every extent must be positive, None or up_to(n). Received 0 for axis 2
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, 0>, Flatten<>>;
#else
using Net = Sequential<Input<3, 1>, Flatten<>>;
#endif

int main() { return Net::parameter_count < 0; }
