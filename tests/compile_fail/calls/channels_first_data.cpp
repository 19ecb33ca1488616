// SPDX-License-Identifier: BSL-1.0
// The data says that its channels are first, and the model reads them last.
//
// mend: a model that reads channels_first, or data that is turned.
//
// error: at_layer<0, Input<8, 8, 8>>
// error: named_layer<fixed_string<11>{"input_layer"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// sentence: Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 8, 8, 8)
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<8, 8, 8>, Conv2D<4, 3>>;

int main() {
  Net net;
#ifdef REFUSED
  const xt::xtensor<float, 4> x = xt::zeros<float>({1, 8, 8, 8});
  net(channels_first(x));
#else
  const xt::xtensor<float, 4> x = xt::zeros<float>({1, 8, 8, 8});
  net(channels_last(x));
#endif
}
