// SPDX-License-Identifier: BSL-1.0
// Something that is no layer stands in the list.
//
// mend: write a layer; a function of your own is a `Lambda`.
//
// error: at_layer<2, softmax_of_mine>
// error: because<fixed_string<11>{"not a layer"}>
// error: word<fixed_string<15>{"softmax_of_mine"}>
// sentence: Only layers and models can be added to a model. Received: softmax_of_mine
#include <ikebana/declare.hpp>
using namespace ikebana;

struct softmax_of_mine {};

#ifdef REFUSED
using Net = Sequential<Input<3>, Dense<4>, softmax_of_mine>;
#else
using Net = Sequential<Input<3>, Dense<4>, Activation<softmax>>;
#endif

int main() { return Net::parameter_count < 0; }
