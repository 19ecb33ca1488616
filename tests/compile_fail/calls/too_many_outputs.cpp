// SPDX-License-Identifier: BSL-1.0
// `run` is to write two outputs of a model that has one.
//
// mend: one tensor for each output.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<21>{"the number of outputs"}>
// error: takes<number<1>>
// error: gets<number<2>>
// sentence: Layer 'dense' (layer 1, Dense): the model gives 1 output(s), but outputs(...) lists 2
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  const xt::xtensor<float, 2> x = xt::zeros<float>({8, 3});
  xt::xtensor<float, 2> y = xt::zeros<float>({8, 4}), z = y;
  net.run(inputs(x), outputs(y, z));
#else
  const xt::xtensor<float, 2> x = xt::zeros<float>({8, 3});
  xt::xtensor<float, 2> y = xt::zeros<float>({8, 4});
  net.run(inputs(x), outputs(y));
#endif
}
