// SPDX-License-Identifier: BSL-1.0
// A file's architecture against a type's: which configs mean the same, and what is said where they do not.
#include <catch.hpp>
#include <ikebana/declare.hpp>
#include <ikebana/saving/compare.hpp>
#include <ikebana/saving/graph_of.hpp>
#include <ikebana/saving/keras_config.hpp>
#include <ikebana/saving/order.hpp>
#include <ikebana/saving/write_config.hpp>

namespace compare_test {
using namespace ikebana;

std::string layer(const std::string& class_name, const std::string& config, const std::string& rest = "") {
  return R"({"class_name": ")" + class_name + R"(", "config": {)" + config + "}" + rest + "}";
}
std::string sequential(const std::string& layers) { return R"({"class_name": "Sequential", "config": {"name": "net", "layers": [)" + layers + "]}}"; }
const std::string input = layer("InputLayer", R"("batch_shape": [null, 3], "dtype": "float32", "name": "in")") + ", ";
const std::string relu4 = R"("name": "dense", "units": 4, "activation": "relu", "use_bias": true)";

template <class Net> std::vector<std::string> differences(const std::string& config) {
  std::vector<std::string> rows;
  for (const load_difference& d : compare_graphs(graph_of<Net>(), read_keras_config(config))) rows.push_back(d.str());
  return rows;
}
using rows = std::vector<std::string>;
using Net = Sequential<Input<3>, Dense<4, relu>>;

TEST_CASE("configs of several versions of Keras mean the same") {
  CHECK(differences<Net>(sequential(input + layer("Dense", relu4))) == rows{});
  CHECK(differences<Net>(sequential(layer("Dense", relu4 + R"(, "batch_input_shape": [null, 3], "kernel_initializer": {"class_name": "Zeros"})"))) == rows{});
  CHECK(differences<Net>(R"({"class_name": "Sequential", "config": [)" + layer("Dense", relu4 + R"(, "batch_input_shape": [null, 3])") + "]}") == rows{});
  CHECK(differences<Net>(R"({"class_name": "Functional", "config": {"name": "m", "layers": [)" +
                         layer("InputLayer", R"("batch_input_shape": [7, 3])", R"(, "name": "i", "inbound_nodes": [])") + ", " +
                         layer("Dense", relu4, R"(, "name": "dense", "inbound_nodes": [[["i", 0, 0, {}]]])") +
                         R"(], "input_layers": [["i", 0, 0]], "output_layers": [["dense", 0, 0]]}})") == rows{});
  using Image = Sequential<Input<9, 9, 2>, Conv2D<4, 3, leaky_relu(.3)>, BatchNormalization<axis(3)>, MaxPooling2D<>>;
  CHECK(differences<Image>(sequential(layer("InputLayer", R"("batch_shape": [null, null, 9, 2])") + ", " +
                                      layer("Conv2D", R"("name": "c", "filters": 4, "kernel_size": 3, "strides": [1, 1], "padding": "valid", "use_bias": true,
                                                       "activation": {"class_name": "LeakyReLU", "config": {"name": "l", "negative_slope": 0.3}})") + ", " +
                                      layer("BatchNormalization", R"("axis": [-1], "epsilon": 0.001, "center": true, "scale": true, "momentum": 0.9, "renorm": false)") + ", " +
                                      layer("MaxPooling2D", R"("pool_size": [2, 2], "strides": [2, 2], "padding": "valid", "data_format": "channels_last")"))) == rows{});
}

TEST_CASE("each layer that differs is a row") {
  CHECK(differences<Net>(sequential(input + layer("Dense", R"("name": "dense", "units": 5, "activation": "tanh", "use_bias": true)"))) ==
        rows{"layer 'dense' (Dense) wants units=4, activation=\"relu\"; the file has units=5, activation=\"tanh\""});
  CHECK(differences<Net>(sequential(input + layer("Dense", relu4 + R"(, "mask_everything": true)"))) ==
        rows{"layer 'dense' (Dense) wants mask_everything=not said; the file has mask_everything=true"});
  CHECK(differences<Net>(sequential(input + layer("Dense", relu4) + ", " + layer("Dropout", R"("name": "drop", "rate": 0.5)"))) ==
        rows{"the model wants no layer there; the file has layer 'drop' (Dropout)"});
  CHECK(differences<Net>(sequential(input + layer("Dance", relu4))) ==
        rows{"layer 'dense' (Dense) wants that class; the file has layer 'dense' (Dance) in its place"});
  using Named = Sequential<Input<3>, Dense<4, relu, name("left")>>;
  CHECK(differences<Named>(sequential(input + layer("Dense", relu4))) == rows{});
  CHECK(differences<Named>(sequential(input + layer("Dense", R"("name": "right", "units": 4, "activation": "relu", "use_bias": true)"))).size() == 1);
  using Nested = Sequential<Input<3>, Net>;
  CHECK(differences<Nested>(sequential(input + sequential(input + layer("Dense", R"("units": 5, "activation": "relu", "use_bias": true)")))) ==
        rows{"layer 'sequential' (Sequential), layer 'dense' (Dense) wants units=4; the file has units=5"});
}

TEST_CASE("layers come in the order of the file, whichever of a call's arguments Keras walked first") {
  const auto in = layer("InputLayer", R"("batch_shape": [null, 3], "name": "i")", R"(, "name": "i", "inbound_nodes": [])") + ", ";
  const auto dense = [](const std::string& name) { return layer("Dense", R"("name": ")" + name + "\"", R"(, "name": ")" + name + R"(", "inbound_nodes": [[["i", 0, 0, {}]]])") + ", "; };
  const auto model = [&](const std::string& layers, const std::string& end) {
    return read_keras_config(R"({"class_name": "Functional", "config": {"name": "m", "layers": [)" + in + layers +
                             layer("Subtract", R"("name": "s")", R"(, "name": "s", "inbound_nodes": [[["a", 0, 0, {}], ["b", 0, 0, {}]]])") +
                             R"(], "input_layers": [["i", 0, 0]], "output_layers": [[")" + end + R"(", 0, 0]]}})");
  };
  const model_graph mine = model(dense("a") + dense("b"), "s"), file = model(dense("b") + dense("a"), "s");
  CHECK(!compare_graphs(mine, file).empty());
  const model_graph ordered = in_order_of(mine, file);
  CHECK(ordered.layers[1].name == "b");
  CHECK(compare_graphs(ordered, file).empty());
  CHECK(in_order_of(mine, model(dense("b") + dense("a"), "a")).layers[1].name == "a");
}

namespace graphs {
constexpr auto x = Input<3, name("x")>{};
constexpr auto z = Input<3, name("z")>{};
constexpr auto both = Dense<4, name("both")>{};
constexpr auto a = both(z);
constexpr auto b = both(x);
constexpr auto y = Subtract<>{}(b, a);
}  // namespace graphs

TEST_CASE("connections are compared, whatever the order of a shared layer's calls") {
  using Shared = Model<inputs(graphs::x, graphs::z), outputs(graphs::y)>;
  const auto tensor = [](const std::string& name, int call) {
    return R"({"class_name": "__keras_tensor__", "config": {"shape": [null, 3], "keras_history": [")" + name + R"(", )" + std::to_string(call) + ", 0]}}";
  };
  const auto config = [&](const std::string& first, const std::string& second, const std::string& ends) {
    const auto named = [](const std::string& name, const std::string& nodes) { return R"(, "name": ")" + name + R"(", "inbound_nodes": [)" + nodes + "]"; };
    return R"({"class_name": "Functional", "config": {"name": "m", "layers": [)" + layer("InputLayer", R"("batch_shape": [null, 3], "name": "x")", named("x", "")) + ", " +
           layer("InputLayer", R"("batch_shape": [null, 3], "name": "z")", named("z", "")) + ", " +
           layer("Dense", R"("name": "both", "units": 4, "activation": "linear", "use_bias": true)",
                 named("both", R"({"args": [)" + tensor("x", 0) + R"(], "kwargs": {"training": true}}, {"args": [)" + tensor("z", 0) + "]}")) + ", " +
           layer("Subtract", R"("name": "subtract")", named("subtract", R"({"args": [[)" + first + ", " + second + "]]}")) + "], " + ends +
           R"("output_layers": ["subtract", 0, 0]}})";
  };
  const std::string ends = R"("input_layers": [["x", 0, 0], ["z", 0, 0]], )";
  CHECK(differences<Shared>(config(tensor("both", 0), tensor("both", 1), ends)) == rows{});
  CHECK(differences<Shared>(config(tensor("both", 1), tensor("both", 0), ends)) ==
        rows{"layer 'subtract' (Subtract) wants to read 'both', 'both' (call 1); the file has it read 'both' (call 1), 'both'"});
  CHECK(differences<Shared>(config(tensor("both", 0), tensor("both", 1), R"("input_layers": [["z", 0, 0], ["x", 0, 0]], )")) ==
        rows{"the model wants inputs 'x', 'z'; the file has 'z', 'x'"});
  CHECK_THROWS_AS(read_keras_config(config(tensor("nobody", 0), tensor("both", 1), ends)), load_error);
}

namespace called_back {
constexpr auto words = ReversibleEmbedding<9, 4, name("words")>{};
constexpr auto ids = Input<5, name("ids")>{};
constexpr auto h = Dense<4, relu>{}(words(ids));
constexpr auto y = words(h, reverse);
using Net = Model<inputs(ids), outputs(y)>;
}  // namespace called_back

TEST_CASE("calls of one layer are compared with what each is given") {
  std::string config = write_keras_config(graph_of<called_back::Net>());
  INFO(config);
  CHECK(differences<called_back::Net>(config) == rows{});
  const std::string given = "\"reverse\": true";
  const std::size_t at = config.find(given);
  REQUIRE(at != config.npos);
  config.replace(at, given.size(), "\"reverse\": false");
  CHECK(differences<called_back::Net>(config) ==
        rows{"layer 'words' (ReversibleEmbedding) wants to read 'dense', reverse=true; the file has it read 'dense'"});
}

namespace by_keyword {
constexpr auto x = Input<5, 3, name("x")>{};
constexpr auto h = Input<4, name("h")>{};
constexpr auto c = Input<4, name("c")>{};
constexpr auto g = Input<2, name("g")>{};
constexpr auto mask = Input<5, name("mask")>{};
constexpr auto cells = RNN<StackedRNNCells<LSTMCell<4>, GRUCell<2>>>{}(x, h, c, g);
constexpr auto begun = LSTM<4>{}(x, h, c);
constexpr auto some = Attention<query_mask>{}(x, x, mask);
constexpr auto heads = MultiHeadAttention<2, 3, value_mask>{}(x, some, mask);
using Net = Model<inputs(x, h, c, g, mask), outputs(cells, begun, heads)>;
}  // namespace by_keyword

TEST_CASE("states and masks are written as Keras' calls take them") {
  const std::string config = write_keras_config(graph_of<by_keyword::Net>());
  CHECK(differences<by_keyword::Net>(config) == rows{});
  const auto keywords = [&](std::string_view name) {
    std::vector<std::string> all;
    for (const model_graph m = read_keras_config(config); const graph_layer& l : m.layers)
      if (l.name == name) all = l.calls.at(0).keywords;
    return all;
  };
  CHECK(keywords("lstm") == rows{"", "initial_state", "initial_state"});
  CHECK(keywords("attention") == rows{"", "", "mask.0"});
  CHECK(keywords("multi_head_attention") == rows{"", "", "value_mask"});
  CHECK(config.find(R"("initial_state": [[{)") != config.npos);  // of the cells, a list each
}

TEST_CASE("what is no config of a model is refused") {
  for (const char* wrong : {"", "[1, 2", "{}", R"({"class_name": "Sequential"})", R"({"class_name": "Sequential", "config": {"layers": [{}]}})",
                            R"({"class_name": "MyModel", "config": {}})", R"({"class_name": "Functional", "config": {"layers": [{"class_name": "Dense", "name": "d"}]}})"})
    CHECK_THROWS_AS(read_keras_config(wrong), load_error);
  CHECK_THROWS_AS(read_keras_config(std::string(100'000, '[')), load_error);
  std::string deep = sequential(input);
  deep = layer("Dense", "");
  for (int i = 0; i < 20; ++i) deep = sequential(deep);
  CHECK_THROWS_AS(read_keras_config(deep), load_error);
}
}  // namespace compare_test
