// SPDX-License-Identifier: BSL-1.0
// Writes the config.json of a .keras archive, from which Keras builds the model again.
#pragma once
#include <algorithm>
#include <charconv>

#include <ikebana/saving/canonical_config.hpp>
#include <ikebana/saving/load_error.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana {

namespace detail {
inline json json_text(std::string_view s) { return json(std::string(s)); }
inline json json_number_of(int n) { return json(double(n)); }

class config_writer {
 public:
  /// `in_steps`: of a TimeDistributed, which wants a tensor of it, and no list of one.
  static json model(const model_graph& m, bool in_steps = false) {
    const bool sequential = m.class_name == "Sequential";
    json config = json::object(), layers = json::array();
    config.set("name", json_text(m.name));
    config.set("trainable", json(true));
    for (const graph_layer& l : m.layers) layers.items.push_back(layer(l, m, sequential));
    config.set("layers", std::move(layers));
    if (!sequential) {
      config.set("input_layers", in_steps ? ends(m.inputs, m).items.at(0) : ends(m.inputs, m));
      config.set("output_layers", in_steps ? ends(m.outputs, m).items.at(0) : ends(m.outputs, m));
    }
    return sequential ? object("keras", "Sequential", std::move(config)) : object("keras.src.models.functional", "Functional", std::move(config));
  }

 private:
  static json object(std::string_view module, std::string_view class_name, json config) {
    json o = json::object();
    o.set("module", json_text(module));
    o.set("class_name", json_text(class_name));
    o.set("config", std::move(config));
    o.set("registered_name", module == "keras.src.models.functional" ? json_text(class_name) : json());
    return o;
  }
  /// Where Keras has the class: that of one of keras.applications is in no public module.
  static std::string_view module_of(std::string_view class_name) { return class_name == "LayerScale" ? "keras.src.applications.convnext" : "keras.layers"; }
  static json layer(const graph_layer& l, const model_graph& m, bool sequential) {
    if (l.class_name == "Lambda") throw save_error(l.label() + " is a C++ function, which Keras cannot run");
    const bool model_itself = l.is_model() && !l.is_around_model();
    json o = model_itself ? model(l.inner[0]) : object(module_of(l.class_name), l.class_name == "GroupedQueryAttention" ? "GroupQueryAttention" : l.class_name, options(l));
    if (sequential) return o;
    json nodes = json::array();
    for (const graph_call& call : l.calls) {
      if (call.unmasked) throw save_error(l.label() + " reads its inputs without their masks: Keras has that of operations alone, which are not written");
      if (!call.inputs.empty()) nodes.items.push_back(node(call, l, m));
    }
    o.set("name", json_text(l.name));
    o.set("inbound_nodes", std::move(nodes));
    return o;
  }
  static json options(const graph_layer& l) {
    json config = json::object();
    config.set("name", json_text(l.name));
    if (l.is_around_model()) config.set("layer", model(l.inner[0], true));
    if (l.class_name != "InputLayer") {
      config.set("trainable", json(l.trainable));
      config.set("dtype", json_text("float32"));
    }
    for (const json* all : {&l.config, &l.training})
      for (std::size_t i = 0; i < all->keys.size(); ++i) config.set(all->keys[i], value(all->items[i], all->keys[i].ends_with("activation"), l));
    return config;
  }
  /// Objects in a config: layers inside, and activations with parameters, which in Keras are layers.
  static json value(const json& j, bool activation, const graph_layer& l) {
    if (j.is_array()) {
      json list = json::array();
      for (const json& item : j.items) list.items.push_back(value(item, false, l));
      return list;
    }
    if (activation && j.text == "a C++ function") throw save_error(l.label() + " has an activation of its own, which Keras does not know");
    if (!j.is_object()) return j;
    if (!activation) {
      json config = json::object();
      const json& inner = j["config"];
      for (std::size_t i = 0; i < inner.keys.size(); ++i) config.set(inner.keys[i], value(inner.items[i], inner.keys[i].ends_with("activation"), l));
      return object("keras.layers", j["class_name"].text, std::move(config));
    }
    const std::string& name = j["class_name"].text;
    if (name == "leaky_relu") return object("keras.layers", "LeakyReLU", j["config"]);
    if (name == "elu") return object("keras.layers", "ELU", j["config"]);
    throw save_error(l.label() + ": Keras' files have no activation " + name + " with parameters of its own");
  }
  static json ends(const std::vector<graph_source>& list, const model_graph& m) {
    json all = json::array();
    for (graph_source s : list) {
      if (m.layers[std::size_t(s.layer)].class_name == "Functional") ++s.call;  // its own node comes first, here alone
      all.items.push_back(history(s, m));
    }
    return all;
  }
  static json history(const graph_source& s, const model_graph& m) {
    json h = json::array();
    h.items = {json_text(m.layers[std::size_t(s.layer)].name), json_number_of(s.call), json_number_of(s.tensor)};
    return h;
  }
  static json tensor(const graph_source& s, const model_graph& m) {
    json shape = json::array(), config = json::object(), t = json::object();
    const dims& extents = m.layers[std::size_t(s.layer)].calls[std::size_t(s.call)].output;
    for (int a = 0; a < extents.rank; ++a) shape.items.push_back(extents.known(a) ? json_number_of(extents.extent[a]) : json());
    config.set("shape", std::move(shape));
    config.set("dtype", json_text("float32"));
    config.set("keras_history", history(s, m));
    t.set("class_name", json_text("__keras_tensor__"));
    t.set("config", std::move(config));
    return t;
  }
  /// `attention_mask` is an argument, `mask.1` the place 1 of a list, `initial_state.0.1` of a list in a list.
  static void put(std::string_view keyword, json tensor, json& kwargs) {
    std::size_t dot = keyword.find('.');
    const std::string key(keyword.substr(0, dot));
    if (!find_in(kwargs, key)) kwargs.set(key, json());
    json* at = find_in(kwargs, key);
    for (; dot != keyword.npos; dot = keyword.find('.')) {
      keyword.remove_prefix(dot + 1);
      std::size_t place = 0;
      std::from_chars(keyword.data(), keyword.data() + keyword.size(), place);
      if (!at->is_array()) *at = json::array();
      at->items.resize(std::max({at->items.size(), place + 1, std::size_t(key == "mask" ? 2 : 0)}));  // masks are always two
      at = &at->items[place];
    }
    *at = std::move(tensor);
  }
  static json node(const graph_call& call, const graph_layer& l, const model_graph& m) {
    json tensors = json::array(), args = json::array(), kwargs = call.arguments, n = json::object();
    for (std::size_t i = 0; i < call.inputs.size(); ++i) {
      const std::string_view keyword = i < call.keywords.size() ? std::string_view(call.keywords[i]) : std::string_view{};
      if (keyword.empty()) tensors.items.push_back(tensor(call.inputs[i], m));
      else put(keyword, tensor(call.inputs[i], m), kwargs);
    }
    if (l.list_of_inputs && tensors.items.size() > 1) args.items.push_back(std::move(tensors));
    else args = std::move(tensors);
    n.set("args", std::move(args));
    n.set("kwargs", std::move(kwargs));
    return n;
  }
};
}  // namespace detail

inline std::string write_keras_config(const model_graph& model) { return detail::config_writer::model(model).dump(); }

}  // namespace ikebana
