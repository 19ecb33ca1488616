// SPDX-License-Identifier: BSL-1.0
// A model without a layer.
//
// mend: give it an Input at least.
//
// error: because<fixed_string<22>{"a model without layers"}>
// sentence: A model has at least one layer, its Input
#include <ikebana/declare.hpp>
using namespace ikebana;

#ifdef REFUSED
using Net = Sequential<>;
#else
using Net = Sequential<Input<3>>;
#endif

int main() { return Net::parameter_count < 0; }
