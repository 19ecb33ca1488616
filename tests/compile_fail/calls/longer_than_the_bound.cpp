// SPDX-License-Identifier: BSL-1.0
// A sequence whose type says 200 steps is given to a model that is bounded at 100.
//
// mend: a larger bound.
//
// error: at_layer<0, Input<up_to{100}, 3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<18>{"the data of a call"}>
// error: takes<shape<None, None, 3>>
// error: gets<shape<1, 200, 3>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: axis 1 may have an extent of at most 100, found shape=(1, 200, 3)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<up_to(100), 3>, LSTM<4>>;

int main() {
  Net net;
#ifdef REFUSED
  static xt::xtensor_fixed<float, xt::xshape<1, 200, 3>> x;
  net(x);
#else
  static xt::xtensor_fixed<float, xt::xshape<1, 100, 3>> x;
  net(x);
#endif
}
