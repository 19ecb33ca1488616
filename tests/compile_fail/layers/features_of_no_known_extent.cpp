// SPDX-License-Identifier: BSL-1.0
// The weights of a layer depend on an axis that only the call knows.
//
// mend: let time alone be None, and give the features a number; or pool over time before the Dense.
//
// error: at_layer<2, Dense<4>>
// error: named_layer<fixed_string<5>{"dense"}>
// error: because<fixed_string<27>{"weights need a known extent"}>
// error: takes<known_axis<-1>>
// error: gets<shape<None, None>>
// error: from_layer<fixed_string<7>{"flatten"}>
// sentence: Layer 'dense' (layer 2, Dense): shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis -1 of its input is None. Received: input shape=(None, None), the output of layer 'flatten'
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<None, 16>, Flatten<>, Dense<4>>;
#else
using Net = Sequential<Input<None, 16>, GlobalMaxPooling1D<>, Dense<4>>;
#endif

int main() { return Net::parameter_count < 0; }
