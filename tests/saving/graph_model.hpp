// SPDX-License-Identifier: BSL-1.0
// The C++ spelling of data/models/graph.keras: a shared layer, models inside, two inputs, two outputs.
#pragma once
#include <ikebana/ikebana.hpp>

namespace saved_models {
using namespace ikebana;

namespace graph {
constexpr auto p = Input<6>{};
constexpr auto q = Dense<4, elu>{}(p);
constexpr auto r = Dense<4>{}(p);
constexpr auto s = Concatenate<>{}(q, r);
using Inner = Model<inputs(p), outputs(s)>;
using Tower = Sequential<Input<8>, Dense<5>, BatchNormalization<>>;
constexpr auto x = Input<6, name("left")>{};
constexpr auto z = Input<6, name("right")>{};
constexpr auto both = Dense<6, activation::tanh, name("both")>{};
constexpr auto a = both(x);
constexpr auto b = both(z);
constexpr auto c = Subtract<>{}(a, b);
constexpr auto d = Add<>{}(c, a);
constexpr auto e = as_layer<Inner, name("inner")>{}(d);
constexpr auto f = as_layer<Tower>{}(e);
constexpr auto y = Dense<2, name("head")>{}(f);
constexpr auto w = Activation<relu>{}(c);
using Net = Model<inputs(x, z), outputs(y, w)>;
}  // namespace graph

}  // namespace saved_models
