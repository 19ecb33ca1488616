// SPDX-License-Identifier: BSL-1.0
// A stateful layer keeps a state for each sample of the batch, and the batch is not fixed.
//
// mend: `batch_size(n)` in the Input.
//
// error: at_layer<1, LSTM<4, flag<
// error: named_layer<fixed_string<4>{"lstm"}>
// error: because<fixed_string<30>{"stateful without a fixed batch"}>
// error: gets<shape<None, 5, 3>>
// error: mend<fixed_string<26>{"batch_size(n) in the Input"}>
// sentence: Layer 'lstm' (layer 1, LSTM): when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: sequence.shape=(None, 5, 3). The usual mend: batch_size(n) in the Input
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<5, 3>, LSTM<4, stateful>>;
#else
using Net = Sequential<Input<5, 3, batch_size(1)>, LSTM<4, stateful>>;
#endif

int main() { return Net::parameter_count < 0; }
