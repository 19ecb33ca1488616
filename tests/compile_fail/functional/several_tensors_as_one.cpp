// SPDX-License-Identifier: BSL-1.0
// A recurrent layer with `return_state` gives several tensors, which are used as one.
//
// mend: take them apart, `auto [y, h, c]`, and use one.
//
// error: because<fixed_string<12>{"not a tensor"}>
// error: word<fixed_string<7>{"several"}>
// error: mend<fixed_string<28>{"auto [y, h, c] = ..., then y"}>
// sentence: Layers and models are called on tensors, and outputs(...) lists tensors. Received: several. The usual mend: auto [y, h, c] = ..., then y
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
constexpr auto x = Input<5, 8>{};
using Net = Model<inputs(x), outputs(Dense<1>{}(LSTM<4, return_state>{}(x)))>;
#else
constexpr auto x = Input<5, 8>{};
constexpr auto state = LSTM<4, return_state>{}(x);
using Net = Model<inputs(x), outputs(Dense<1>{}(state.first))>;
#endif

int main() { return Net::parameter_count < 0; }
