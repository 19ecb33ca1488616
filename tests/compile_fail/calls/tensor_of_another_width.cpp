// SPDX-License-Identifier: BSL-1.0
// A tensor whose type says 8 samples of 4 features is given to a model of 3.
//
// mend: the shape that the model takes.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<18>{"the data of a call"}>
// error: takes<shape<None, 3>>
// error: gets<shape<8, 4>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(None, 3), found shape=(8, 4)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  xt::xtensor_fixed<float, xt::xshape<8, 4>> x{};
  net(x);
#else
  xt::xtensor_fixed<float, xt::xshape<8, 3>> x{};
  net(x);
#endif
}
