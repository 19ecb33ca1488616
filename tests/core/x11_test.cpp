// SPDX-License-Identifier: BSL-1.0
// X11's headers define a macro of this name; ikebana's headers survive it, and `unknown` is the second spelling.
#include "catch.hpp"

#define None 0L
#include <cmath>
#include <ikebana/ikebana.hpp>

using namespace ikebana;
using Net = Sequential<Input<unknown, 3>, Dense<4, activation::tanh>>;
static_assert(Net::output_shape == shape<unknown, unknown, 4>{});
static_assert(None == 0L);

TEST_CASE("the headers survive X11's macro None") { CHECK(Net::output_shape.str() == "(None, None, 4)"); }
