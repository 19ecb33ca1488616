// SPDX-License-Identifier: BSL-1.0
// The output of one sample is 4 floats, and there is room for 1.
//
// mend: a span of one sample of the output.
//
// error: at_layer<1, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<22>{"the size of one sample"}>
// error: takes<shape<1, 4>>
// error: gets<number<1>>
// sentence: The output of layer 'dense' (layer 1, Dense), (1, 4), is 4 floats of one sample, but a span of 1 was given
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  std::array<float, 3> x{};
  std::array<float, 1> y{};
  net(x, y);
#else
  std::array<float, 3> x{};
  std::array<float, 4> y{};
  net(x, y);
#endif
}
