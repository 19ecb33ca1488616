// SPDX-License-Identifier: BSL-1.0
// One sample is given as a tensor of one axis.
//
// mend: a batch of one, or spans: `net(std::span<const float, 3>, std::span<float, 4>)`.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<18>{"the data of a call"}>
// error: takes<shape<None, 3>>
// error: gets<shape<3>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(None, 3), found shape=(3,)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  xt::xtensor_fixed<float, xt::xshape<3>> x{};
  net(x);
#else
  xt::xtensor_fixed<float, xt::xshape<1, 3>> x{};
  net(x);
#endif
}
