// SPDX-License-Identifier: BSL-1.0
// An array of 8 floats is given as a batch, and a sample is 3.
//
// mend: as many floats as make whole samples.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<22>{"the size of one sample"}>
// error: takes<shape<1, 3>>
// error: gets<number<8>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: one sample, (1, 3), is 3 floats, but a span of 8 was given
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  std::array<float, 8> x{};
  net(x);
#else
  std::array<float, 9> x{};
  net(x);
#endif
}
