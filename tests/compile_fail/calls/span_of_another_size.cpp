// SPDX-License-Identifier: BSL-1.0
// A span of 4 floats is given to a model whose sample is 3.
//
// mend: a span of one sample.
//
// error: at_layer<0, Input<3>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<22>{"the size of one sample"}>
// error: takes<shape<1, 3>>
// error: gets<number<4>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: one sample, (1, 3), is 3 floats, but a span of 4 was given
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  std::array<float, 4> x{}, y{};
  net(std::span<const float, 4>(x), std::span<float, 4>(y));
#else
  std::array<float, 3> x{};
  std::array<float, 4> y{};
  net(std::span<const float, 3>(x), std::span<float, 4>(y));
#endif
}
