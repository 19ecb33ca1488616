// SPDX-License-Identifier: BSL-1.0
// A model of one input is called on two tensors.
//
// mend: one tensor; a model of two inputs lists them: `Model<inputs(a, b), ...>`.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<20>{"the number of inputs"}>
// error: takes<number<1>>
// error: gets<number<2>>
// sentence: Layer 'input_layer' (layer 0, InputLayer): the model expects 1 input(s), but it received 2 input tensors
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  const xt::xtensor<float, 2> a = xt::zeros<float>({8, 3}), b = a;
  net(a, b);
#else
  const xt::xtensor<float, 2> a = xt::zeros<float>({8, 3}), b = a;
  net(a), net(b);
#endif
}
