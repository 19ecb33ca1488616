// SPDX-License-Identifier: BSL-1.0
// `run` is to write 4 features into room for 5.
//
// mend: room of the shape of the output.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<22>{"the room for an output"}>
// error: takes<shape<None, 4>>
// error: gets<shape<8, 5>>
// sentence: Output 0 is the output of layer 'dense' (layer 1, Dense), of shape (None, 4), and cannot be written to shape (8, 5)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  const xt::xtensor<float, 2> x = xt::zeros<float>({8, 3});
  xt::xtensor_fixed<float, xt::xshape<8, 5>> y;
  net.run(inputs(x), outputs(y));
#else
  const xt::xtensor<float, 2> x = xt::zeros<float>({8, 3});
  xt::xtensor_fixed<float, xt::xshape<8, 4>> y;
  net.run(inputs(x), outputs(y));
#endif
}
