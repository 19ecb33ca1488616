// SPDX-License-Identifier: BSL-1.0
// Reads a model's config.json (Keras 3), or its `model_config` (the .h5 of Keras 2 and 3), into a model_graph.
#pragma once
#include <ikebana/saving/canonical_config.hpp>
#include <ikebana/saving/ended_masks.hpp>
#include <ikebana/saving/implied_masks.hpp>
#include <ikebana/saving/load_error.hpp>
#include <ikebana/saving/model_graph.hpp>
#include <ikebana/saving/operation_as_layer.hpp>

namespace ikebana {

namespace detail {
inline bool is_model_class(std::string_view name) { return name == "Sequential" || name == "Functional" || name == "Model"; }

class graph_reader {
 public:
  static model_graph read(const json& saved) { return read(saved, 0, makes_masks(saved)); }

 private:
  static model_graph read(const json& saved, int depth, bool masks) {
    const std::string& class_name = saved["class_name"].text;
    if (!is_model_class(class_name))
      throw load_error("the config is that of '" + class_name.substr(0, 60) + "': only a Sequential or a functional model says in a file what it computes");
    if (depth > 16) throw load_error("the config has models in models, more than 16 deep");
    graph_reader reader{saved, depth, masks};
    reader.model_.class_name = class_name == "Sequential" ? class_name : "Functional";
    reader.model_.name = saved["config"]["name"].text;
    if (class_name == "Sequential") reader.sequential();
    else reader.functional();
    return std::move(reader.model_);
  }
  graph_reader(const json& saved, int depth, bool masks) : saved_{saved}, depth_{depth}, masks_{masks} {}

  /// A layer anywhere in it gives its output a mask.
  static bool makes_masks(const json& j) {
    return j["class_name"].text == "Masking" || j["mask_zero"].truth || std::any_of(j.items.begin(), j.items.end(), makes_masks);
  }

  const json& layers() const {
    const json& config = saved_["config"];
    const json& list = config.is_array() ? config : config["layers"];  // a list alone: Keras 2.1 and older
    if (!list.is_array() || list.items.empty()) throw load_error("the config of model '" + model_.name + "' lists no layers");
    return list;
  }
  graph_layer& add(const json& saved) {
    graph_layer& l = model_.layers.emplace_back();
    l.class_name = saved["class_name"].text;
    l.name = saved["config"]["name"].is_string() ? saved["config"]["name"].text : saved["name"].text;
    if (l.class_name.empty()) throw load_error("the config of model '" + model_.name + "' has a layer without a class_name");
    if (saved["config"].is_object()) l.config = saved["config"];
    bring_to_canonical_form(l.class_name, l.config);
    if (const json& shape = saved["build_config"]["input_shape"]; !shape.items.empty() && !shape.items[0].is_array()) l.rank = int(shape.items.size());
    l.trainable = !(l.config["trainable"].type == json::is::boolean && !l.config["trainable"].truth);
    if (l.class_name == "Model") l.class_name = "Functional";
    if (l.class_name == "GroupQueryAttention") l.class_name = "GroupedQueryAttention";  // Keras writes its public name, and its groups by the other
    const std::string& module = saved["module"].text;
    if (l.class_name == "StochasticDepth" && module.starts_with("keras.")) {  // of ConvNeXt: in training alone
      l.class_name = "Identity";
      remove_key(l.config, "drop_path_rate");
    }
    if (is_model_class(l.class_name)) {
      l.inner.push_back(read(saved, depth_ + 1, masks_));
      l.config = json::object();
    }
    if (const json& layer = saved["config"]["layer"]; l.class_name == "TimeDistributed" && is_model_class(layer["class_name"].text)) {
      l.inner.push_back(read(layer, depth_ + 1, masks_));
      l.config = json::object();
    }
    if (const std::string& package = saved["registered_name"].text; package.find('>') != package.npos) l.class_name = package;
    else if (!module.empty() && !is_keras(module)) l.class_name = module + ">" + l.class_name;  // nobody registered it
    if (module.starts_with("keras.src.ops") || module.starts_with("keras.ops")) {
      l.class_name = "ops." + l.class_name;
      l.operation = true;
    }
    return l;
  }

  static bool is_keras(const std::string& module) { return module.starts_with("keras") || module.starts_with("tf_keras") || module.starts_with("tensorflow"); }

  void sequential() {
    const json& list = layers();
    if (list.items[0]["class_name"].text != "InputLayer") {
      graph_layer& input = model_.layers.emplace_back();
      input.class_name = "InputLayer";
      input.name = "input_layer";
      for (const json* shape : {list.items[0]["config"].find("batch_input_shape"), list.items[0]["config"].find("batch_shape"),
                                saved_["config"].find("build_input_shape"), saved_["build_config"].find("input_shape")})
        if (shape && shape->is_array() && !input.config.find("batch_shape")) input.config.set("batch_shape", *shape);
    }
    for (const json& saved : list.items) add(saved);
    for (int i = 0; i < int(model_.layers.size()); ++i) {
      model_.layers[std::size_t(i)].calls.emplace_back();
      if (i > 0) model_.layers[std::size_t(i)].calls[0].inputs.push_back({i - 1, 0, 0});
    }
    model_.inputs = {{0, 0, 0}};
    model_.outputs = {{int(model_.layers.size()) - 1, 0, 0}};
  }

  void functional() {
    const json& list = layers();
    for (const json& saved : list.items) {
      add(saved);
      names_.emplace_back(saved["name"].is_string() ? saved["name"].text : model_.layers.back().name, int(names_.size()));
    }
    std::sort(names_.begin(), names_.end());
    for (std::size_t i = 1; i < names_.size(); ++i)
      if (names_[i].first == names_[i - 1].first) throw load_error("the config of model '" + model_.name + "' has two layers named '" + names_[i].first + "'");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      graph_layer& l = model_.layers[i];
      const json& nodes = list.items[i]["inbound_nodes"];
      for (const json& node : nodes.items) l.calls.push_back(call(node));
      if (l.calls.empty()) l.calls.emplace_back();  // an Input
      if (std::any_of(l.calls.begin(), l.calls.end(), [](const graph_call& c) { return c.inputs.empty(); }) && l.class_name != "InputLayer")
        throw load_error("the config calls " + l.label() + " on no tensor");
      for (const json& node : nodes.items)
        for (const char* which : {"args", "kwargs"}) look_at_shapes(node[which], l);
    }
    const ended_masks ended(model_, masks_ && depth_ > 0);
    for (std::size_t i = 0; i < list.items.size(); ++i)
      if (graph_layer& l = model_.layers[i]; l.operation) {
        const bool unmasked = ended.at(i);
        operation_as_layer(l, masks_).run();
        if (unmasked)
          for (graph_call& c : l.calls) c.unmasked = true;
      }
    ends(saved_["config"]["input_layers"], model_.inputs);
    ends(saved_["config"]["output_layers"], model_.outputs);
    if (model_.inputs.empty() || model_.outputs.empty()) throw load_error("the config of model '" + model_.name + "' has no inputs or no outputs");
    count_calls_from_zero();
    implied_masks(model_).remove();
  }
  /// A functional model inside has a node of its own before it is called. Keras 3 counts it where it names the outputs, Keras 2 everywhere.
  void count_calls_from_zero() {
    const json& list = layers();
    const bool legacy = std::any_of(list.items.begin(), list.items.end(), [](const json& saved) { return !saved["inbound_nodes"].items.empty() && saved["inbound_nodes"].items[0].is_array(); });
    std::vector<int> least(model_.layers.size(), 1);
    const auto each = [&](const auto& f) {
      for (graph_source& s : model_.outputs) f(s);
      if (legacy)
        for (graph_layer& l : model_.layers)
          for (graph_call& c : l.calls)
            for (graph_source& s : c.inputs) f(s);
    };
    each([&](const graph_source& s) { least[std::size_t(s.layer)] = std::min(least[std::size_t(s.layer)], s.call); });
    each([&](graph_source& s) {
      const graph_layer& l = model_.layers[std::size_t(s.layer)];
      if (l.class_name == "Functional" && least[std::size_t(s.layer)] > 0) --s.call;
    });
  }
  static void look_at_shapes(const json& argument, graph_layer& l) {
    if (argument["class_name"].text == "__keras_tensor__") {
      const int rank = int(argument["config"]["shape"].items.size());
      if (l.rank == 0) l.rank = rank;
      if (l.input_shape.is_null()) l.input_shape = argument["config"]["shape"];
      l.same_ranks = l.same_ranks && rank == l.rank;
    }
    else
      for (const json& each : argument.items) look_at_shapes(each, l);
  }

  int index_of(const std::string& name) const {
    const auto found = std::lower_bound(names_.begin(), names_.end(), std::pair(name, 0));
    if (found == names_.end() || found->first != name) throw load_error("the config of model '" + model_.name + "' reads layer '" + name + "', which it does not have");
    return found->second;
  }
  /// ["dense", 0, 0], perhaps with more behind.
  static bool is_reference(const json& j) { return j.is_array() && j.items.size() >= 3 && j.items[0].is_string() && j.items[1].integer(0, 1'000'000) && j.items[2].integer(0, 1'000'000); }
  graph_source source(const json& reference) const {
    if (!is_reference(reference)) throw load_error("the config of model '" + model_.name + "' has a tensor that is not [layer, call, output]");
    return {index_of(reference.items[0].text), int(*reference.items[1].integer(0, 1'000'000)), int(*reference.items[2].integer(0, 1'000'000))};
  }
  static std::vector<std::size_t> by_name(const json& object) {
    std::vector<std::size_t> order(object.items.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return object.keys[a] < object.keys[b]; });
    return order;
  }
  void ends(const json& saved, std::vector<graph_source>& to) const {
    if (is_reference(saved)) return to.push_back(source(saved));
    if (saved.is_object())
      for (const std::size_t i : by_name(saved)) ends(saved.items[i], to);
    if (saved.is_array())
      for (const json& j : saved.items) ends(j, to);
  }

  graph_call call(const json& node) const {
    graph_call c;
    if (node.is_object()) {
      for (std::size_t i = 0; i < node["args"].items.size(); ++i) gather(node["args"].items[i], c, "argument " + std::to_string(i), "");
      const json& named = node["kwargs"];
      for (std::size_t i = 0; i < named.keys.size(); ++i) gather(named.items[i], c, named.keys[i], named.keys[i]);
    } else if (is_reference(node)) {
      gather_legacy(node, c);
    } else {
      for (const json& reference : node.items) gather_legacy(reference, c);
    }
    sort_inputs(c);
    return c;
  }
  static bool has_tensor(const json& j) {
    return j["class_name"].text == "__keras_tensor__" || std::any_of(j.items.begin(), j.items.end(), has_tensor);
  }
  void gather(const json& j, graph_call& c, const std::string& argument, const std::string& keyword) const {
    if (j["class_name"].text == "__keras_tensor__") {
      c.inputs.push_back(source(j["config"]["keras_history"]));
      c.keywords.push_back(keyword);
    } else if (j.is_object() && has_tensor(j)) {  // inputs by name come in the order of their names
      for (const std::size_t i : by_name(j)) gather(j.items[i], c, argument, keyword);
    } else if (has_tensor(j)) {  // a list of masks may have places without one: "mask.1" is the second
      for (std::size_t i = 0; i < j.items.size(); ++i) gather(j.items[i], c, argument, keyword == "mask" ? "mask." + std::to_string(i) : keyword);
    } else {
      c.arguments.set(argument, j);
    }
  }
  /// By keyword they come in any order: in that of the layers' arguments, then.
  static void sort_inputs(graph_call& c) {
    constexpr std::string_view order[]{"", "inputs", "query", "sequence", "sequences", "value", "key", "query_mask", "mask.0", "value_mask", "mask.1", "key_mask", "attention_mask", "mask", "count_weights", "initial_state"};
    c.keywords.resize(c.inputs.size());
    const auto place = [&](std::size_t i) { return std::find(std::begin(order), std::end(order), c.keywords[i]) - std::begin(order); };
    std::vector<std::size_t> by(c.inputs.size());
    for (std::size_t i = 0; i < by.size(); ++i) by[i] = i;
    std::sort(by.begin(), by.end(), [&](std::size_t a, std::size_t b) { return std::pair(place(a), a) < std::pair(place(b), b); });
    const graph_call given = c;
    for (std::size_t i = 0; i < by.size(); ++i) c.inputs[i] = given.inputs[by[i]], c.keywords[i] = given.keywords[by[i]];
  }
  /// Keras 2: [layer, call, output, {keyword: value or [layer, call, output]}].
  void gather_legacy(const json& j, graph_call& c) const {
    c.inputs.push_back(source(j));
    c.keywords.emplace_back();
    if (j.items.size() < 4) return;
    const json& named = j.items[3];
    for (std::size_t i = 0; i < named.keys.size(); ++i) gather_legacy_argument(named.items[i], named.keys[i], c);
  }
  void gather_legacy_argument(const json& j, const std::string& keyword, graph_call& c) const {
    const bool list = j.is_array() && !j.items.empty() && std::all_of(j.items.begin(), j.items.end(), [](const json& each) { return is_reference(each); });
    if (!is_reference(j) && !list) return c.arguments.set(keyword, j);
    for (const json* each = list ? j.items.data() : &j, *const end = each + (list ? j.items.size() : 1); each != end; ++each) {
      c.inputs.push_back(source(*each));
      c.keywords.push_back(keyword);
    }
  }

  const json& saved_;
  int depth_;
  bool masks_;
  model_graph model_;
  std::vector<std::pair<std::string, int>> names_;  // sorted
};
}  // namespace detail

/// The graph that a config describes: config.json of a .keras archive, or `model_config` of a legacy .h5.
inline model_graph read_keras_config(std::string_view written) {
  std::string error;
  const std::optional<json> saved = json::parse(written, error);
  if (!saved) throw load_error("its config is no JSON: " + error);
  return detail::graph_reader::read(*saved);
}

}  // namespace ikebana
