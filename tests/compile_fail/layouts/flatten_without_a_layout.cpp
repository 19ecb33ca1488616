// SPDX-License-Identifier: BSL-1.0
// A picture with its channels first is flattened, and nothing says in which order.
//
// mend: `Flatten<channels_first>` puts the channels last before, as Keras does;
// `Flatten<channels_last>` leaves the elements as they lie.
//
// error: at_layer<1, Flatten<>>
// error: named_layer<fixed_string<7>{"flatten"}>
// error: because<fixed_string<23>{"the layout of the input"}>
// error: takes<data_layout<layout::channels_last>>
// error: gets<data_layout<layout::channels_first>>
// error: mend<fixed_string<23>{"Flatten<channels_first>"}>
// sentence: Input 0 of layer 'flatten' (layer 1, Flatten) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape (None, 3, 50, 50). The usual mend: Flatten<channels_first>
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<3, 50, 50, channels_first>, Flatten<>>;
#else
using Net = Sequential<Input<3, 50, 50, channels_first>, Flatten<channels_first>>;
#endif

int main() { return Net::parameter_count < 0; }
