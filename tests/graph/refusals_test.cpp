// SPDX-License-Identifier: BSL-1.0
// What does not fit is refused, with the same sentence in each spelling; naming and asking a wrong model is no error.
// What the compiler prints of it is in tests/compile_fail.
#include <cmath>

#include "catch.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace {
template <class Net> constexpr bool refused_with(std::string_view sentence) { return !sound<Net> && why_not<Net> == sentence; }
// the strict chain, refused where it is written, is asked here by its type alone
template <class... Items> using Chain = chain<Items...>;

constexpr auto x = Input<3>{};
constexpr auto left = Input<3, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
using Decoder = Sequential<Input<4>, Dense<8>, Dense<2>>;

// ---- one mistake in three spellings, one sentence
constexpr std::string_view four_for_three =
    "Input 0 of layer 'dense' (layer 1, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, "
    "but received input with shape (None, 3), the output of layer 'input_layer'";
static_assert(refused_with<Sequential<Input<3>, Dense<4, input_dim(4)>>>(four_for_three));
static_assert(refused_with<Model<inputs(x), outputs(Dense<4, input_dim(4)>{}(x))>>(four_for_three));
static_assert(refused_with<Chain<Input<3>, Dense<4, input_dim(4)>>>(four_for_three));
static_assert(refused_with<Chain<Input<3>, Dense<4, input_dim(4)>, Dense<5, input_dim(9)>, Flatten<>, Dense<2>>>(four_for_three));
static_assert(refused_with<Sequential<Dense<4, input_shape(3)>, Dense<5, input_dim(3)>>>(
    "Input 0 of layer 'dense_1' (layer 2, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 3, "
    "but received input with shape (None, 4), the output of layer 'dense'"));

constexpr std::string_view model_of_four =
    "Input 0 of layer 'input_layer_1' (layer 1, InputLayer) is incompatible with the layer: expected shape=(None, 4), found shape=(None, 3), "
    "the output of layer 'input_layer'";
static_assert(refused_with<Sequential<Input<3>, Decoder>>(model_of_four));
static_assert(refused_with<Sequential<Input<3>, as_layer<Decoder>>>(model_of_four));
static_assert(refused_with<Model<inputs(x), outputs(as_layer<Decoder>{}(x))>>(model_of_four));
static_assert(refused_with<Chain<Input<3>, as_layer<Decoder>>>(model_of_four));

constexpr std::string_view larger_kernel =
    "Computed output size would be zero or negative. Layer 'conv2d' (layer 1, Conv2D) needs at least (None, 5, 5, 3), with `padding=valid`. "
    "Received: inputs.shape=(None, 4, 4, 3), the output of layer 'input_layer'";
constexpr auto image = Input<4, 4, 3>{};
static_assert(refused_with<Sequential<Input<4, 4, 3>, Conv2D<8, 5>>>(larger_kernel));
static_assert(refused_with<Model<inputs(image), outputs(Conv2D<8, 5>{}(image))>>(larger_kernel));
static_assert(refused_with<Chain<Input<4, 4, 3>, Conv2D<8, 5, input_dim(3)>>>(larger_kernel));

// a strict chain alone asks for what the others infer
static_assert(sound<Sequential<Input<3>, Dense<4>>> && sound<Model<inputs(x), outputs(Dense<4>{}(x))>>);
static_assert(refused_with<Chain<Input<3>, Dense<4>>>(
    "Layer 'dense' (layer 1, Dense) is in a chain and says nothing of what it takes, but gets (None, 3). The usual mend: input_dim(n), or Sequential"));
static_assert(sound<Chain<Input<3>, Flatten<>, Activation<relu>>>);  // no weights, nothing to say
static_assert(!sound<Chain<Input<5, 3>, LSTM<4>>> && sound<Chain<Input<5, 3>, LSTM<4, input_dim(3)>>>);
static_assert(!sound<Chain<Input<5, 3>, Conv1D<4, 3>>> && sound<Chain<Input<5, 3>, Conv1D<4, 3, input_dim(3)>>>);
static_assert(sound<Chain<Input<3, 8, 8, channels_first>, Conv2D<4, 3, channels_first, input_dim(3)>>>);  // input_dim is the channels, wherever they are
static_assert(!sound<Chain<Input<3, 8, 8, channels_first>, Conv2D<4, 3, channels_first, input_dim(8)>>>);
static_assert(sound<Chain<Input<7>, Embedding<10, 4>>> && sound<Chain<Input<7>, Embedding<input_dim(10), output_dim(4)>>>);  // a table's size is its own

// ---- the position counts what the author wrote, also inside inner models; the hidden nodes do not count
using Inner = Sequential<Input<4>, Dense<8>, Dense<2, input_dim(4)>>;
static_assert(refused_with<Sequential<Input<3>, Dense<4>, Inner, Dense<1>>>(
    "Input 0 of layer 'dense_2' (layer 4, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, "
    "but received input with shape (None, 8), the output of layer 'dense_1'"));
static_assert(refused_with<Model<inputs(x), outputs(Dense<1, input_dim(4)>{}(Add<>{}(x, again(x))))>>(
    "Input 0 of layer 'dense' (layer 2, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 4, "
    "but received input with shape (None, 3), the output of layer 'add'"));
// a model inside fits by itself, too, with the shape of its own Input: Keras makes it first
using Unsound = Sequential<Input<1, 6>, Reshape<2, 4>>;
constexpr auto open = Input<None, 6>{};
constexpr std::string_view unsound_inside =
    "Layer 'reshape' (layer 2, Reshape): The total size of the tensor must be unchanged. Received: input_shape=(1, 6), target_shape=(2, 4), the output of layer 'input_layer_1'";
static_assert(sound<Sequential<Input<None, 6>, Reshape<2, 4>>>);
static_assert(refused_with<Sequential<Input<None, 6>, Unsound>>(unsound_inside));
static_assert(refused_with<Sequential<Input<None, 6>, Sequential<Unsound, Flatten<>>, Dense<1>>>(unsound_inside));
static_assert(refused_with<Model<inputs(open), outputs(as_layer<Unsound>{}(open))>>(unsound_inside));
static_assert(refused_with<Chain<Input<None, 6>, as_layer<Unsound>>>(unsound_inside));
static_assert(!sound<Sequential<Input<3, None, 6>, TimeDistributed<Unsound>>>);
static_assert(!sound<Sequential<Input<5, 3, batch_size(4)>, Sequential<Input<5, 3>, LSTM<4, stateful>>>>);  // which batch, its own Input has to say
static_assert(sound<Sequential<Input<5, 3, batch_size(4)>, Sequential<LSTM<4, stateful>>>>);
constexpr auto steps = Input<5, 3>{};
constexpr auto state = LSTM<4, return_state>{}(steps);
static_assert(refused_with<Model<inputs(steps), outputs(state.first, Dense<1, input_dim(5)>{}(state.third))>>(
    "Input 0 of layer 'dense' (layer 2, Dense) is incompatible with the layer: expected axis -1 of input shape to have value 5, "
    "but received input with shape (None, 4), the output of layer 'lstm'"));
// what a row gives is one argument
static_assert(refused_with<Sequential<Input<5, 3>, LSTM<4, return_sequences, return_state>, LSTM<4, name("next")>>>(
    "Layer 'lstm_1' (layer 2, LSTM) expects 1 input(s), but it received 3 input tensors"));
constexpr auto one_of_two = Input<4, name("one_of_two")>{};
constexpr auto two_of_two = Input<4, name("two_of_two")>{};
using Join = Model<inputs(one_of_two, two_of_two), outputs(Add<>{}(one_of_two, two_of_two))>;
static_assert(refused_with<Sequential<Input<4>, Join, Dense<2>>>("Layer 'functional' (layer 1, Functional) expects 2 input(s), but it received 1 input tensors"));

// ---- graphs
constexpr auto h = Dense<4>{}(x);
static_assert(refused_with<Model<inputs(h), outputs(Dense<1>{}(h))>>("The model's input 0 is the output of layer 'dense' (layer 1, Dense): inputs(...) takes Input layers"));
static_assert(refused_with<Model<inputs(left), outputs(Add<>{}(left, right))>>(
    "Layer 'right' (layer 1, InputLayer) feeds the model, and is not among its inputs(...)"));
static_assert(refused_with<Model<inputs(x), outputs(Add<>{}(x, x))>>(
    "Layer 'add' (layer 1, Add) is given the same tensor twice (input 1). The usual mend: again(x), or Identity<>{}(x)"));
static_assert(sound<Model<inputs(x), outputs(Add<>{}(x, again(x)))>> && sound<Model<inputs(x), outputs(Add<>{}(x, Identity<>{}(x)))>>);
static_assert(refused_with<Model<inputs(x), outputs(h, h)>>(
    "The output of layer 'dense' (layer 1, Dense) is given twice to outputs(...). The usual mend: again(y), or Identity<>{}(y)"));
static_assert(refused_with<Model<inputs(x, x), outputs(h)>>(
    "Layer 'input_layer' (layer 0, InputLayer) is given twice as an input of the model: two inputs of one shape need a name each. "
    "The usual mend: Input<..., name(\"left\")>"));
constexpr auto kept = Dense<4>{};
static_assert(refused_with<Model<inputs(left, right), outputs(kept(left), kept(right))>>(
    "Layer 'dense' (layer 1, Dense) is kept in a variable and called, which would share its weights: two calls are two layers unless the layer has a name. "
    "The usual mend: name(\"...\"), or write it each time"));
constexpr auto shared = Dense<4, name("shared")>{};
constexpr auto wide = Input<5, name("wide")>{};
static_assert(sound<Model<inputs(left, right), outputs(shared(left), shared(right))>>);
static_assert(refused_with<Model<inputs(left, wide), outputs(shared(left), shared(wide))>>(
    "Layer 'shared' (layer 3, Dense) is shared: its weights are built for input shape (None, 3), but it is called on (None, 5), the output of layer 'wide'"));
static_assert(refused_with<Model<inputs(left, right), outputs(Dense<4>{}(left, right))>>(
    "Layer 'dense' (layer 2, Dense) expects 1 input(s), but it received 2 input tensors"));
static_assert(refused_with<Model<inputs(x), outputs(Dense<4>{}())>>("Layer 'dense' (layer 0, Dense) expects 1 input(s), but it received 0 input tensors"));
static_assert(refused_with<Model<inputs(x), outputs(Dense<1>{}(Dense<4>{}))>>(
    "Layer 'dense' (layer 0, Dense) is given where a tensor is wanted, but it is not called on one. The usual mend: call it on one: Dense<4>{}(x)"));
static_assert(refused_with<Model<inputs(steps), outputs(Dense<1>{}(state))>>(
    "Layers and models are called on tensors, and outputs(...) lists tensors. Received: several. The usual mend: auto [y, h, c] = ..., then y"));
using Pair = Model<inputs(left, right), outputs(Concatenate<>{}(left, right))>;
static_assert(refused_with<Model<inputs(x), outputs(as_layer<Pair>{}(x))>>("Layer 'functional' (layer 1, Functional) expects 2 input(s), but it received 1 input tensors"));

// ---- lists
static_assert(refused_with<Sequential<Input<3>, int>>("Only layers and models can be added to a model. Received: int"));
static_assert(refused_with<Chain<Input<3>, activations::relu>>("Only layers and models can be added to a model. Received: relu. The usual mend: Activation<...>"));
static_assert(refused_with<Sequential<>>("A model has at least one layer, its Input"));
constexpr std::string_view no_input =
    "Layer 'dense' (layer 0, Dense) begins the model, and nothing says the shape that it takes. The usual mend: Input<...>, or input_shape(...)";
static_assert(refused_with<Sequential<Dense<4>, Dense<1>>>(no_input));
// layers that count their inputs themselves are asked for no tensor that is not there
template <class... Layers> constexpr bool all_begin = (... && (why_not<Sequential<Layers, Dense<1>>>.view().find("begins the model, and nothing says") != std::string_view::npos));
static_assert(all_begin<LSTM<4, stateful>, GRU<4>, Bidirectional<LSTM<4>>, RNN<LSTMCell<3>>, ConvLSTM2D<4, 3>, Attention<>, MultiHeadAttention<2, 3>, Softmax<>, CategoryEncoding<4>, Concatenate<>>);
static_assert(sound<Sequential<Input<5, 3>, TimeDistributed<Sequential<Dense<4>>>>>);
static_assert(refused_with<Sequential<Input<3>, Dense<4>, Sequential<Dense<4, input_dim(5)>>>>(
    "Input 0 of layer 'input_layer_1' (layer 2, InputLayer) is incompatible with the layer: expected shape=(None, 5), found shape=(None, 4), the output of layer 'dense'"));

// ---- names
static_assert(refused_with<Sequential<Input<3>, Dense<4, name("hidden")>, Dense<5, name("hidden")>>>(
    "The name hidden is used for two different layers; all layer names should be unique. The second is layer 'hidden' (layer 2, Dense)"));
static_assert(refused_with<Sequential<Input<3>, Dense<4>, Dense<5, name("dense")>>>(
    "The name dense is used for two layers; another layer, unnamed, has it automatically. It was given to layer 'dense' (layer 2, Dense)"));
static_assert(!sound<Sequential<Input<3>, Dense<4, name("dense_1")>, Dense<5>, Dense<6>>> && sound<Sequential<Input<3>, Dense<4, name("dense_1")>, Dense<5>>>);

// ---- options: the first one is told
static_assert(refused_with<Sequential<Input<3>, Dense<4, strides(2), pool_size(2)>>>("Layer 'dense' (layer 1, Dense) does not take the option strides"));
static_assert(refused_with<Sequential<Input<3>, Dense<4, relu, softmax>>>("Layer 'dense' (layer 1, Dense) is given the option activation twice"));
static_assert(refused_with<Sequential<Input<3>, Dense<4, name("a"), name("b")>>>("Layer 'a' (layer 1, Dense) is given the option name twice"));
static_assert(refused_with<Sequential<Input<3>, Dense<4, true>>>("Layer 'dense' (layer 1, Dense) does not take bool as an option"));
static_assert(refused_with<Sequential<Input<3>, Dense<4, 3>>>(
    "Layer 'dense' (layer 1, Dense) takes at most 0 of its options as bare numbers, but it received 1. The usual mend: name what it is, as input_dim(3)"));
static_assert(refused_with<Sequential<Input<8, 8, 1>, Conv2D<4, relu, 3>>>("Layer 'conv2d' (layer 1, Conv2D): positional argument follows keyword argument"));
static_assert(refused_with<Sequential<Input<3, batch_shape(30, 4)>>>(
    "Layer 'input_layer' (layer 0, InputLayer): the shape is said by one of extents, `input_shape` and `batch_shape`. Received 2 of them"));

// ---- layouts: a tag goes on through what keeps it, and is forgotten by what moves the axes
template <class... Layers> using FirstPicture = Sequential<Input<3, 8, 8, channels_first>, Layers...>;
constexpr std::string_view first_into_last =
    "Input 0 of layer 'conv2d' (layer 2, Conv2D) is incompatible with the layer: expected data_format=channels_last, "
    "but received a channels_first input with shape (None, 3, 8, 8). The usual mend: say channels_first in the layer";
static_assert(refused_with<FirstPicture<Activation<relu>, Conv2D<4, 3>>>(first_into_last));
static_assert(refused_with<FirstPicture<Dropout<rate(0.5)>, Conv2D<4, 3>>>(first_into_last));
static_assert(refused_with<FirstPicture<Identity<>, Conv2D<4, 3>>>(first_into_last));
static_assert(refused_with<FirstPicture<BatchNormalization<axis(1)>, Conv2D<4, 3>>>(first_into_last));
static_assert(sound<FirstPicture<Permute<2, 3, 1>, Conv2D<4, 3>>> && sound<FirstPicture<Conv2D<4, 3, channels_first>, Flatten<channels_first>>>);
static_assert(!sound<FirstPicture<Flatten<>>> && !sound<FirstPicture<BatchNormalization<>>> && !sound<FirstPicture<MaxPooling2D<>>>);
static_assert(!sound<FirstPicture<AveragePooling2D<>>> && !sound<FirstPicture<GlobalMaxPooling2D<>>> && !sound<FirstPicture<GlobalAveragePooling2D<>>>);
template <class... Layers> using LastPicture = Sequential<Input<8, 8, 3, channels_last>, Layers...>;
static_assert(sound<LastPicture<Conv2D<4, 3>>> && sound<LastPicture<MaxPooling2D<>>> && sound<LastPicture<Flatten<>>> && sound<LastPicture<BatchNormalization<>>>);
static_assert(!sound<LastPicture<Conv2D<4, 3, channels_first>>> && !sound<LastPicture<MaxPooling2D<channels_first>>>);
static_assert(!sound<LastPicture<GlobalMaxPooling2D<channels_first>>> && !sound<LastPicture<Flatten<channels_first>>>);
// an untagged one takes the layout of the first layer that reads it
static_assert(sound<Sequential<Input<8, 8, 8>, Conv2D<4, 3>>> && sound<Sequential<Input<8, 8, 8>, Conv2D<4, 3, channels_first>>>);
static_assert(!sound<Sequential<Input<8, 8, 8>, Conv2D<4, 3>, MaxPooling2D<channels_first>>>);

// ---- batches
constexpr auto thirty = Input<3, batch_size(30), name("thirty")>{};
constexpr auto thirty_two = Input<3, batch_size(32), name("thirty_two")>{};
static_assert(refused_with<Model<inputs(thirty, thirty_two), outputs(Add<>{}(thirty, thirty_two))>>(
    "Layer 'add' (layer 2, Add): cannot merge tensors with different batch sizes. Received tensors with shapes [(30, 3), (32, 3)], the output of layer 'thirty_two'"));
static_assert(!sound<Model<inputs(thirty, thirty_two), outputs(Concatenate<>{}(thirty, thirty_two))>>);
static_assert(sound<Model<inputs(thirty, left), outputs(Add<>{}(thirty, left))>>);
static_assert(refused_with<Sequential<Input<5, 3>, GRU<4, stateful>>>(
    "Layer 'gru' (layer 1, GRU): when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: sequence.shape=(None, 5, 3). "
    "The usual mend: batch_size(n) in the Input"));

// ---- what only the call needs is no reason against the shapes
static_assert(sound<Sequential<Input<None, 16>, LSTM<4>>> && why_not<Sequential<Input<None, 16>, LSTM<4>>>.empty());

// ---- a refused chain: its model answers, and is no second error
using Refused = detail::refused_chain<network<Chain<Input<3>, Dense<4>>>>;
static_assert(!sound<Refused> && why_not<Refused>.view().starts_with("Layer 'dense' (layer 1, Dense) is in a chain"));
}  // namespace

TEST_CASE("a refused model's members compile, and say nothing") {
  // so that lines about a wrong model are no errors beside the one that says what is wrong
  using Wrong = rejected_model;
  STATIC_REQUIRE(Wrong::output_shape == shape<None, 1>{});
  STATIC_REQUIRE(Wrong::parameter_count == 41);
  STATIC_REQUIRE(Wrong::arena_bytes > 0);
  STATIC_REQUIRE(Wrong::weight_bytes < 1000);
  constexpr int count = Wrong::parameter_count;
  CHECK(count == 0);
  Wrong net{seed(7)};
  net.load("model.weights.h5");
  net.run(inputs(1), outputs(2));
  CHECK(net(0.f) == 1.f);
  CHECK(net.weight<"dense", "kernel">()(0, 0) == 1.f);
}

TEST_CASE("the sentence of a model that fits is empty") {
  CHECK(why_not<Sequential<Input<3>, Dense<4>>>.empty());
  CHECK(why_not<Chain<Input<3>, Dense<4, input_dim(3)>>>.empty());
  CHECK(why_not<Model<inputs(left, right), outputs(shared(left), shared(right))>>.empty());
}
