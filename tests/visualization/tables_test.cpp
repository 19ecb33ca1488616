// SPDX-License-Identifier: BSL-1.0
// Odd summaries, letter for letter what real Keras prints (tables.py).
#include <ikebana/ikebana.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "catch.hpp"

using namespace ikebana;

namespace {
std::string keras_table(const std::string& name) {
  std::ifstream stream(std::string(IKEBANA_TABLES) + "/" + name + ".txt", std::ios::binary);
  REQUIRE(stream.is_open());
  return {std::istreambuf_iterator<char>(stream), {}};
}
template <class Net> std::string table() { return std::string(summary<Net>.view()); }

namespace long_names {
constexpr auto x = Input<5, name("an_input_with_a_name_longer_than_its_column")>{};
constexpr auto a = Dense<4, name("the_first_of_two_dense_layers")>{}(x);
constexpr auto b = Dense<4, name("a_name_of_exactly_29_letters_")>{}(x);
constexpr auto c = Dense<4, name("c")>{}(x);
using Net = Model<inputs(x), outputs(Concatenate<name("all_of_them")>{}(a, b, c, again(a), again(b)))>;
}  // namespace long_names

namespace several_outputs {
constexpr auto s = Input<4, name("s")>{};
constexpr auto t = Input<3, name("t")>{};
constexpr auto p = Dense<3, name("p")>{}(s);
constexpr auto q = Dense<5, name("q")>{}(s);
using Inner = Model<inputs(s, t), outputs(Add<name("u")>{}(p, t), q)>;
constexpr auto x = Input<4, name("x")>{};
constexpr auto z = Input<3, name("z")>{};
constexpr auto inner = as_layer<Inner, name("inner")>{};
constexpr auto first = inner(x, z);
constexpr auto second = inner(x, first.first);
using Net = Model<inputs(x, z), outputs(Concatenate<name("y")>{}(first.second, second.first))>;
}  // namespace several_outputs

namespace states {
constexpr auto x = Input<7, 3, name("x")>{};
constexpr auto y = GRU<8, return_state, name("gru")>{}(x);
constexpr auto z = SimpleRNN<8, return_sequences, return_state, name("rnn")>{}(x);
using Net = Model<inputs(x), outputs(Add<name("sum")>{}(y.first, y.second, z.second), z.first)>;
}  // namespace states

namespace unused {
constexpr auto x = Input<4, name("x")>{};
constexpr auto z = Input<3, name("z")>{};
using Net = Model<inputs(x, z), outputs(Dense<2, name("d")>{}(x))>;
}  // namespace unused
}  // namespace

TEST_CASE("long words are cut, wide cells are wrapped") {
  CHECK(table<long_names::Net>() == keras_table("long_names"));
  CHECK(table<Sequential<Input<5>, Dense<4, name("a_layer_in_a_row_with_a_very_long_name")>, BatchNormalization<name("normalization_after_it")>, Dense<4000, name("wide")>,
                         Dense<3000, name("wider")>>>() == keras_table("long_names_in_a_row"));
}
TEST_CASE("several outputs, of a layer and of a model") {
  CHECK(table<several_outputs::Net>() == keras_table("several_outputs"));
  CHECK(table<states::Net>() == keras_table("states"));
}
TEST_CASE("frozen layers move to the non-trainable parameters") {
  CHECK(table<Sequential<Input<6>, Dense<50, trainable(false)>, BatchNormalization<trainable(false)>, Dense<3>, BatchNormalization<>>>() == keras_table("frozen"));
}
TEST_CASE("an input that nothing uses") { CHECK(table<unused::Net>() == keras_table("unused")); }
TEST_CASE("a model in a Sequential") {
  CHECK(table<Sequential<Input<6>, as_layer<Sequential<Input<6>, Dense<50>, Dense<4>>, name("inner")>, Dense<3, name("last")>>>() == keras_table("in_a_sequential"));
}
