// SPDX-License-Identifier: BSL-1.0
// Keras' order of layers, level by level. The literals are what order.py prints: real Keras' own lists.
#include <ikebana/ikebana.hpp>

#include <string>

#include "catch.hpp"

using namespace ikebana;

namespace {
template <class Net> std::string order_of() {
  using facts = typename network<Net>::facts;
  constexpr auto all = topology_of(facts::nodes, facts::known, facts::inputs, facts::outputs, network<Net>::class_name.view() == "Sequential");
  std::string names;
  for (int e = 0; e < all.count; ++e) {
    const keras_layer& l = all.list[e];
    names += (names.empty() ? "" : " ") + std::string(l.is_model() ? l.inside[0].name : facts::names[std::size_t(l.first)].str().view());
  }
  return names;
}

constexpr auto x = Input<4, name("x")>{};
constexpr auto z = Input<4, name("z")>{};

namespace long_branch_last {
constexpr auto a = Dense<4, name("a")>{}(x);
constexpr auto b = Dense<4, name("b")>{}(x);
constexpr auto c = Dense<4, name("c")>{}(b);
constexpr auto d = Dense<4, name("d")>{}(c);
using Net = Model<inputs(x), outputs(Add<name("y")>{}(a, d))>;
}  // namespace long_branch_last

namespace ties {
constexpr auto a = Dense<4, name("a")>{}(x);
constexpr auto b = Dense<4, name("b")>{}(x);
constexpr auto c = Dense<4, name("c")>{}(x);
using Net = Model<inputs(x), outputs(Add<name("y")>{}(c, a), Dense<4, name("z")>{}(b))>;
}  // namespace ties

namespace shared_at_its_deepest {
constexpr auto both = Dense<4, name("both")>{};
constexpr auto a = Dense<4, name("a")>{}(x);
constexpr auto b = both(a);
constexpr auto c = both(z);
using Net = Model<inputs(x, z), outputs(Add<name("y")>{}(Dense<4, name("d")>{}(b), c))>;
}  // namespace shared_at_its_deepest

namespace unused_input {
constexpr auto unused = Input<4, name("unused")>{};
constexpr auto a = Dense<4, name("a")>{}(z);
using Net = Model<inputs(x, unused, z), outputs(Add<name("y")>{}(a, x))>;
}  // namespace unused_input

namespace outputs_of_different_depth {
constexpr auto a = Dense<4, name("a")>{}(x);
constexpr auto b = Dense<4, name("b")>{}(a);
constexpr auto c = Dense<4, name("c")>{}(b);
using Net = Model<inputs(x), outputs(a, c, Dense<4, name("d")>{}(x))>;
}  // namespace outputs_of_different_depth

namespace nested {
constexpr auto s = Input<4, name("s")>{};
constexpr auto t = Input<4, name("t")>{};
constexpr auto p = Dense<4, name("p")>{}(s);
constexpr auto q = Dense<4, name("q")>{}(s);
constexpr auto r = Dense<4, name("r")>{}(q);
using Inner = Model<inputs(s, t), outputs(Add<name("u")>{}(p, t), r)>;
constexpr auto m = as_layer<Inner, name("m")>{};
constexpr auto a = Dense<4, name("a")>{}(z);
constexpr auto once = m(a, x);
constexpr auto again = m(once.first, z);
constexpr auto b = Dense<4, name("b")>{}(once.second);
using Net = Model<inputs(x, z), outputs(Add<name("y")>{}(b, again.first))>;
}  // namespace nested

namespace nested_deeper {
using J = Sequential<Input<4>, Dense<4, name("n")>>;
using I = Sequential<Input<4>, Dense<4, name("k")>, as_layer<J, name("j")>, Dense<4, name("l")>>;
constexpr auto a = Dense<4, name("a")>{}(x);
constexpr auto b = Dense<4, name("b")>{}(x);
constexpr auto i = as_layer<I, name("i")>{}(b);
using Net = Model<inputs(x), outputs(Add<name("y")>{}(a, i))>;
}  // namespace nested_deeper

namespace multiple_outputs {
constexpr auto rows = Input<5, 4, name("x")>{};
constexpr auto l = LSTM<4, return_state, name("l")>{}(rows);
constexpr auto g = GRU<4, name("g")>{}(rows);
constexpr auto y = Add<name("y")>{}(g, l.third);
using Net = Model<inputs(rows), outputs(y, Dense<4, name("d")>{}(l.second))>;
}  // namespace multiple_outputs
}  // namespace

TEST_CASE("layers come in Keras' order") {
  CHECK(order_of<long_branch_last::Net>() == "x b c a d y");
  CHECK(order_of<ties::Net>() == "x c a b y z");
  CHECK(order_of<shared_at_its_deepest::Net>() == "x a both z d y");
  CHECK(order_of<unused_input::Net>() == "z a x unused y");
  CHECK(order_of<outputs_of_different_depth::Net>() == "x a b c d");
  CHECK(order_of<nested::Net>() == "z a x m b y s p t q u r");
  CHECK(order_of<nested_deeper::Net>() == "x b a i y k j l n");
  CHECK(order_of<multiple_outputs::Net>() == "x g l y d");
}
TEST_CASE("a Sequential has its own order, without its Input") {
  CHECK(order_of<Sequential<Input<3>, Dense<4>, Dense<4>, Activation<relu>>>() == "dense dense_1 activation");
}
