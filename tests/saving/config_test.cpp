// SPDX-License-Identifier: BSL-1.0
// What layers say of themselves to files.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <catch.hpp>
#include <ikebana/saving/registry.hpp>

namespace config_test {
using namespace ikebana;

template <class L> std::string said() { return detail::json_object(L::class_name, config_of<L>()); }

TEST_CASE("a layer's config has Keras' keys and this type's values") {
  CHECK(said<Dense<4, relu, use_bias(false)>>() == R"({"class_name": "Dense", "config": {"units": 4, "activation": "relu", "use_bias": false}})");
  CHECK(said<Conv2D<8, kernel_size(3, 5), strides(2), padding::same>>() ==
        R"({"class_name": "Conv2D", "config": {"filters": 8, "kernel_size": [3, 5], "strides": [2, 2], "padding": "same", )"
        R"("data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1, "activation": "linear", "use_bias": true}})");
  CHECK(said<DepthwiseConv2D<3>>().find("filters") == std::string::npos);
  CHECK(said<Reshape<-1, 3>>() == R"({"class_name": "Reshape", "config": {"target_shape": [-1, 3]}})");
  CHECK(said<Input<up_to(9), 3>>() == R"({"class_name": "InputLayer", "config": {"batch_shape": [null, null, 3], "dtype": "float32"}})");
  CHECK(config_of<BatchNormalization<>>().find("epsilon")->value.json == "0.001");
  CHECK(config_of<GRU<4>>().find("recurrent_activation")->value.json == "\"sigmoid\"");
  CHECK(config_of<Dropout<rate(0.25)>>().find("rate")->training);
  CHECK(config_of<Add<>>().entries().empty());
}

TEST_CASE("an activation is a name, or an object where its parameters are not the usual ones") {
  CHECK(config_of<Dense<4, leaky_relu>>().find("activation")->value.json == "\"leaky_relu\"");
  CHECK(config_of<Dense<4, leaky_relu(.2)>>().find("activation")->value.json == "\"leaky_relu\"");
  CHECK(config_of<Dense<4, leaky_relu(.1)>>().find("activation")->value.json == R"({"class_name": "leaky_relu", "config": {"negative_slope": 0.1}})");
  CHECK(config_of<Activation<gelu(approximate)>>().find("activation")->value.json == R"({"class_name": "gelu", "config": {"approximate": true}})");
}

TEST_CASE("the registry knows every layer by name") {
  const registered_layer* const pooling = find_layer("MaxPooling2D");
  REQUIRE(pooling);
  const config_list config = pooling->config();
  CHECK(config.find("pool_size")->positional);
  CHECK(config.find("strides")->default_is == "pool_size");
  CHECK(config.find("padding")->value.json == "\"valid\"");
  CHECK(find_layer("Nothing") == nullptr);
  CHECK(find_activation("relu")->is_short);
  CHECK(!find_activation("tanh")->is_short);
  for (const registered_layer& l : registered_layers())  // each key once; one that no option sets has Keras' own default
    for (const config_list list = l.config(); const config_entry& e : list.entries()) CHECK(list.find(e.key) == &e);
}

TEST_CASE("each argument of Keras' layers that changes what they compute is an option") {
  std::ifstream file(IKEBANA_SAVING_DATA "/arguments.txt");  // written by tests/oracle/layer_list.py
  int layers = 0;
  for (std::string line; std::getline(file, line); ++layers) {
    std::istringstream words(line);
    std::string name, argument;
    words >> name;
    const registered_layer* const layer = find_layer(name);
    INFO(name);
    REQUIRE(layer);
    for (const config_list config = layer->config(); words >> argument;) {
      INFO(argument);
      CHECK((config.find(argument) || std::find(layer->takes.begin(), layer->takes.end(), argument) != layer->takes.end()));
    }
  }
  CHECK(layers > 80);
}

TEST_CASE("texts and numbers are written as JSON") {
  CHECK(detail::quoted("a\"b\\\n") == R"("a\"b\\\u000a")");
  CHECK(detail::json_number(1) == "1.0");
  CHECK(detail::json_number(1e-12f) == "1e-12");
  config_list list;
  const int pairs[2][2]{{1, 1}, {2, 2}};
  list("padding", pairs);
  list("max_value", nullptr);
  list.layer("layer", Dense<4>{});
  list.layers("cells", Dense<4>{}, Dense<2>{});
  CHECK(list.find("padding")->value.json == "[[1, 1], [2, 2]]");
  CHECK(list.find("max_value")->value.json == "null");
  CHECK(list.find("layer")->value.json == said<Dense<4>>());
  CHECK(list.find("cells")->value.json == "[" + said<Dense<4>>() + ", " + said<Dense<2>>() + "]");
}
}  // namespace config_test
