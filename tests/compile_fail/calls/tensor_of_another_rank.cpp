// SPDX-License-Identifier: BSL-1.0
// A tensor of three axes is given to a model of two.
//
// mend: batch first, then the shape of one sample.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<18>{"the data of a call"}>
// error: takes<shape<None, 3>>
// error: gets<shape<None, None, None>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(None, 3), found shape=(None, None, None)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  const xt::xtensor<float, 3> x = xt::zeros<float>({8, 1, 3});
  net(x);
#else
  const xt::xtensor<float, 2> x = xt::zeros<float>({8, 3});
  net(x);
#endif
}
