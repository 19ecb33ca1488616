// SPDX-License-Identifier: BSL-1.0
// An Embedding says how many rows its table has, and not how long they are.
//
// mend: both: `Embedding<100, 8>`.
//
// error: at_layer<1, Embedding<100>>
// error: named_layer<fixed_string<9>{"embedding"}>
// error: because<fixed_string<31>{"a table without rows or columns"}>
// sentence: Layer 'embedding' (layer 1, Embedding): input_dim and output_dim should be positive. Received: input_dim=100, output_dim=0
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<Input<10>, Embedding<100>>;
#else
using Net = Sequential<Input<10>, Embedding<100, 8>>;
#endif

int main() { return Net::parameter_count < 0; }
