// SPDX-License-Identifier: BSL-1.0
// The seed model's shapes, with declare.hpp alone.
#include <ikebana/declare.hpp>
using namespace ikebana;
using Net = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;
static_assert(Net::output_shape == shape<None, 1>{});
static_assert(Net::parameter_count == 41);
int main() {}
