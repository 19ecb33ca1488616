// SPDX-License-Identifier: BSL-1.0
// A model whose time axis has no bound is run. It has shapes and checks; to run, its memory must be planned.
//
// mend: `up_to(n)` in the Input, which prints as None.
//
// error: at_layer<0, Input<None, 3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<25>{"running an unbounded axis"}>
// error: gets<shape<None, None, 3>>
// error: mend<fixed_string<21>{"up_to(n) in the Input"}>
// sentence: Layer 'input_layer' (layer 0, InputLayer) has an axis of no known extent, (None, None, 3): it has shapes and checks, but to run it needs a bound. The usual mend: up_to(n) in the Input
#include <ikebana/ikebana.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<None, 3>, LSTM<4>>;
#else
using Net = Sequential<Input<up_to(100), 3>, LSTM<4>>;
#endif

int main() { 
  Net net;
  const xt::xtensor<float, 3> x = xt::zeros<float>({8, 5, 3});
  return net(x).size() == 32 ? 0 : 1;
 }
