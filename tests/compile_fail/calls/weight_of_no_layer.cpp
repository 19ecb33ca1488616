// SPDX-License-Identifier: BSL-1.0
// A weight is asked for by a name that no layer has.
//
// mend: the names are in `summary<Net>` and in `net.weights()`.
//
// error: the model has no weight of that name: see summary<Net>, or net.weights()
// error: weight_is_there<
// error: "dense_1"
// sentence: the model has no weight of that name: see summary<Net>, or net.weights()
#include <ikebana/ikebana.hpp>
using namespace ikebana;

using Net = Sequential<Input<3>, Dense<4>>;

int main() {
  Net net;
#ifdef REFUSED
  net.weight<"dense_1", "kernel">();
#else
  net.weight<"dense", "kernel">();
#endif
}
