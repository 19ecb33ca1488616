// SPDX-License-Identifier: BSL-1.0
// A model is called on a number.
//
// mend: a tensor of a batch of one.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<22>{"data that is no tensor"}>
// error: word<fixed_string<5>{"float"}>
// error: takes<shape<None, 3>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer): an xtensor expression or a span of floats is wanted. Received: float
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  net(0.5f);
#else
  net(xt::xtensor<float, 2>{{0.5f, 0.f, 0.f}});
#endif
}
