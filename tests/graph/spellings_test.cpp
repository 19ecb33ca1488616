// SPDX-License-Identifier: BSL-1.0
// Three spellings make one graph; calls are layers; names are Keras'.
#include <cmath>

#include "catch.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace spellings {  // test folders are also built as one file
template <class Net> using graph_of = typename network<Net>::graph_type;
template <class Net> constexpr auto names() { return network<Net>::judgement::names; }

namespace {
using Stack = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;
constexpr auto in3 = Input<3>{};
using Calls = Model<inputs(in3), outputs(Dense<1>{}(Dense<4, relu>{}(Dense<4, relu>{}(in3))))>;
static_assert(std::is_same_v<graph_of<Stack>, graph_of<Calls>>);

constexpr auto links = Input<3>{} >> Dense<4, input_dim(3)>{} >> Dense<1, input_dim(4)>{};
using Chain = Model<links>;
static_assert(std::is_same_v<graph_of<Chain>, graph_of<Sequential<Input<3>, Dense<4, input_dim(3)>, Dense<1, input_dim(4)>>>>);
constexpr auto piece = Dense<4, input_dim(3)>{} >> Dense<1, input_dim(4)>{};  // written apart
static_assert(std::is_same_v<decltype(Input<3>{} >> piece), decltype(links) > || std::is_same_v<const decltype(Input<3>{} >> piece), decltype(links)>);

static_assert(Stack::output_shape == shape<None, 1>{} && Stack::input_shape == shape<None, 3>{} && Stack::parameter_count == 41);
static_assert(Dense<4, input_dim(3)>::input_shape == shape<None, 3>{} && Dense<4, input_dim(3)>::output_shape == shape<None, 4>{});
static_assert(Dense<4, input_shape(5, 3)>::output_shape == shape<None, 5, 4>{});

// code and rules are made of a layer without its name; not where the rule complains of the name
template <class Named, class Plain> constexpr bool does_the_work_of = std::is_same_v<typename detail::layer_of<Named>::type, Plain>;
static_assert(does_the_work_of<Dense<4, relu, name("a")>, Dense<4, relu>> && does_the_work_of<MaxPooling2D<name("a"), strides(2)>, MaxPooling2D<strides(2)>>);
static_assert(does_the_work_of<Embedding<4, 5, name("a")>, Embedding<4, 5>> && does_the_work_of<Activation<relu, name("a")>, Activation<relu>>);
static_assert(does_the_work_of<TimeDistributed<Dense<4>, name("a")>, TimeDistributed<Dense<4>>>);
static_assert(!sound<Sequential<Input<3>, Dense<4, name("a"), name("b")>>> && !sound<Sequential<Input<4, 4, 3>, MaxPooling2D<name("a"), 2>>>);

// the first layer may say its whole input, as in Keras
static_assert(std::is_same_v<decltype(Sequential<Dense<4, input_shape(3)>, Dense<2>>::output_shape), const shape<None, 2>>);
static_assert(Sequential<Dense<4, batch_shape(30, 3)>>::output_shape == shape<30, 4>{});
static_assert(Sequential<Input<3, batch_size(30)>, Dense<4>>::output_shape == shape<30, 4>{});
static_assert(Sequential<Input<batch_shape(30, 50, 50, 3)>>::output_shape == shape<30, 50, 50, 3>{});

// two calls are two layers, even when their types are equal: Q, K and V
constexpr auto q = Dense<8>{}(in3);
constexpr auto k = Dense<8>{}(in3);
static_assert(!std::is_same_v<decltype(q), decltype(k)>);
using Pair = Model<inputs(in3), outputs(q, k)>;
static_assert(graph_of<Pair>::size == 3 && Pair::parameter_count == 2 * 32);
static_assert(Pair::output_shape == shape_list<shape<None, 8>, shape<None, 8>>{});

// a named layer is one layer, however often it is called
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
constexpr auto shared = Dense<5, name("shared")>{};
using Twins = Model<inputs(left, right), outputs(shared(left), shared(right), Dense<2>{}(left))>;
static_assert(sound<Twins> && Twins::parameter_count == 3 * 5 + 5 + 3 * 2 + 2);

// a model as a layer
using Inner = Sequential<Input<4>, Dense<6>, Dense<4>>;
using Outer = Sequential<Input<3>, Dense<4>, Inner, Dense<1>>;
static_assert(graph_of<Outer>::size == 6 && Outer::parameter_count == 16 + 30 + 28 + 5);
constexpr auto encoder = as_layer<Inner, name("encoder")>{};
constexpr auto p = Dense<4>{}(left);
constexpr auto r = Dense<4>{}(right);
using Siamese = Model<inputs(left, right), outputs(encoder(p), encoder(r))>;
static_assert(sound<Siamese> && Siamese::parameter_count == 2 * 16 + 30 + 28);
using Copies = Model<inputs(left), outputs(as_layer<Inner>{}(p), as_layer<Inner>{}(p))>;
static_assert(sound<Copies> && Copies::parameter_count == 16 + 2 * (30 + 28));
using Deep = Sequential<Input<3>, Dense<4>, Sequential<Input<4>, Inner, Inner>>;
static_assert(sound<Deep> && Deep::parameter_count == 16 + 2 * (30 + 28));

// a layer in a row reads all that the one before it gives
using States = Sequential<Input<5, 3>, GRU<4, return_state>>;
static_assert(States::output_shape == shape_list<shape<None, 4>, shape<None, 4>>{});
static_assert(Sequential<Input<5, 3>, GRU<4, return_state>, Concatenate<>>::output_shape == shape<None, 8>{});
constexpr auto term = Input<4>{};
constexpr auto other_term = Input<4, name("other_term")>{};
using Joined = Model<inputs(term, other_term), outputs(Add<>{}(term, other_term))>;
static_assert(Sequential<States, Joined, Dense<2>>::output_shape == shape<None, 2>{});
static_assert(Sequential<Joined, Dense<2>>::input_shape == shape_list<shape<None, 4>, shape<None, 4>>{});

// a helper is called twice on one tensor only by saying so
constexpr auto block(auto t) { return Dense<4>{}(Dense<4>{}(t)); }
static_assert(graph_of<Model<inputs(left), outputs(block(left), block(again(left)))>>::size == 1 + 2 + 1 + 2);

// a compiler counts the steps of a constant expression: those of a node must not grow with the nodes
template <std::size_t I> constexpr char numbered[]{char('a' + I / 100), char('0' + I / 10 % 10), char('0' + I % 10), '\0'};
template <std::size_t... I> auto long_chain(std::index_sequence<I...>) -> Sequential<Input<4>, Dense<4, use_bias(I % 2 == 0), name(numbered<I>)>...>;
static_assert(sound<decltype(long_chain(std::make_index_sequence<300>{}))>);

// an unqualified call completes the classes of all types in its arguments' names: models inside, which have no Input, too
template <class Net> constexpr bool is_at(const Net& net, const void* place) { return &net == place; }
template <class Net> auto used(const Net& net) { return is_at(net, &net); }
using Parted = Sequential<Input<5, 3>, TimeDistributed<Sequential<Dense<4>, Dense<2>>>, Sequential<Dense<2>>>;
static_assert(!sound<Sequential<Dense<2>>> && std::is_same_v<bool, decltype(used(std::declval<const Parted&>()))>);
}  // namespace

TEST_CASE("automatic names are Keras', numbered in the order of the list") {
  constexpr auto n = names<Twins>();
  STATIC_REQUIRE(n[0].is("left") && n[1].is("shared"));
  constexpr auto stack = names<Stack>();
  STATIC_REQUIRE(stack[0].is("input_layer") && stack[1].is("dense") && stack[2].is("dense_1") && stack[3].is("dense_2"));
  STATIC_REQUIRE(!stack[2].is("dense") && !stack[2].is("dense_2") && !stack[1].is("dense_1") && !stack[2].is("dense_01"));
}

TEST_CASE("class names become Keras' snake case") {
  CHECK(detail::snake_case("MaxPooling2D") == "max_pooling2d");
  CHECK(detail::snake_case("GlobalMaxPooling2D") == "global_max_pooling2d");
  CHECK(detail::snake_case("Conv2DTranspose") == "conv2d_transpose");
  CHECK(detail::snake_case("PReLU") == "p_re_lu");
  CHECK(detail::snake_case("LeakyReLU") == "leaky_re_lu");
  CHECK(detail::snake_case("LSTM") == "lstm");
  CHECK(detail::snake_case("ConvLSTM2D") == "conv_lstm2d");
  CHECK(detail::snake_case("InputLayer") == "input_layer");
  CHECK(detail::snake_case("SimpleRNN") == "simple_rnn");
}
}  // namespace spellings
