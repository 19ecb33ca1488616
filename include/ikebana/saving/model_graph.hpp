// SPDX-License-Identifier: BSL-1.0
// A model as Keras keeps it: layers in Keras' order with their options, and who reads whom. Made of a type (graph_of.hpp) and of a file
// (keras_config.hpp), so that the two can be compared, and written.
#pragma once
#include <ikebana/graph/layer_info.hpp>
#include <ikebana/saving/json.hpp>

namespace ikebana {

/// A tensor: which output of which call of which layer, counted in the model around it.
struct graph_source {
  int layer = -1, call = 0, tensor = 0;
  friend bool operator==(const graph_source&, const graph_source&) = default;
};
struct graph_call {
  std::vector<graph_source> inputs;
  std::vector<std::string> keywords;  // by which argument each input comes; empty for one by position
  json arguments = json::object();  // what else the call is given, by keyword
  dims output;                      // of a type: the shape of the call's first output
  bool unmasked = false;            // it reads its inputs without their masks, as an operation of keras.ops does
  friend bool operator==(const graph_call& a, const graph_call& b) { return a.inputs == b.inputs; }
};
/// A weight of a layer, as a type has it.
struct graph_weight {
  std::string name, group;  // group: of an object inside the layer, "cell"; empty for the layer itself
  dims shape;
  bool trainable = true;
  int offset = 0;         // where its floats are in the model's block
  bool repeated = false;  // files of Keras 3 have the same weight once more, in this group
};

struct model_graph;

struct graph_layer {
  std::string class_name, name;
  bool named = true;            // the author gave the name; a type's may be automatic
  bool trainable = true;
  bool list_of_inputs = true;   // several inputs are one argument, a list
  bool operation = false;       // of a file: made of keras.ops, whose name nobody gave
  bool same_ranks = true;       // of a file: the inputs of each call have one rank
  json input_shape;                // of a file: of the first input of its first call, where that is known
  json config = json::object();    // of a type only what its get_config says
  json training = json::object();  // of a type: what only training looks at
  std::vector<graph_call> calls;
  std::vector<model_graph> inner;  // of a model: its own graph
  std::vector<graph_weight> weights;
  int rank = 0;                    // of its first input, where that is known

  bool is_model() const { return !inner.empty(); }
  /// A TimeDistributed, whose layer is a model.
  bool is_around_model() const { return is_model() && class_name == "TimeDistributed"; }
  std::string label() const { return "layer '" + name + "' (" + class_name + ")"; }
};

struct model_graph {
  std::string class_name, name;  // "Sequential", or "Functional"
  std::vector<graph_layer> layers;
  std::vector<graph_source> inputs, outputs;
};

namespace detail {
/// f(layer, path) for each layer and then those inside it; `path` is its group in a Keras 3 file: "layers/dense_1", numbered by class within
/// its model, where operations do not count.
template <class F> void for_each_layer(const model_graph& model, F f, const std::string& around = "") {
  std::vector<std::pair<std::string_view, int>> classes;
  for (const graph_layer& l : model.layers) {
    if (l.operation) {
      f(l, around + "layers/" + l.name);
      continue;
    }
    auto counted = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.first == l.class_name; });
    if (counted == classes.end()) counted = classes.insert(counted, {l.class_name, 0});
    std::string path = around + "layers/" + std::string(snake_case(l.class_name).view());
    if (counted->second > 0) path += "_" + std::to_string(counted->second);
    ++counted->second;
    f(l, path);
    if (l.is_model()) for_each_layer(l.inner[0], f, path + (l.is_around_model() ? "/layer/" : "/"));
  }
}
}  // namespace detail

}  // namespace ikebana
