// SPDX-License-Identifier: BSL-1.0
// A batch of 2 is given to a model whose batch is fixed at 30.
//
// mend: a batch of 30, or a model without `batch_size`.
//
// error: at_layer<0, Input<3, batch_size{30, 0}>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<18>{"the data of a call"}>
// error: takes<shape<30, 3>>
// error: gets<shape<2, 3>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(30, 3), found shape=(2, 3)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3, batch_size(30)>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  xt::xtensor_fixed<float, xt::xshape<2, 3>> x{};
  net(x);
#else
  xt::xtensor_fixed<float, xt::xshape<30, 3>> x{};
  net(x);
#endif
}
