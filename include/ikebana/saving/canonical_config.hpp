// SPDX-License-Identifier: BSL-1.0
// The config of a layer in a file, with what Keras writes in several ways brought to one; and operations of keras.ops that are what a layer is.
#pragma once
#include <ikebana/saving/model_graph.hpp>
#include <ikebana/saving/options_agree.hpp>

namespace ikebana::detail {

inline json json_of_text(std::string_view s) { return json(std::string(s)); }
inline void rename_key(json& object, std::string_view from, std::string_view to) {
  for (std::string& key : object.keys)
    if (key == from && !object.find(to)) key = to;
}
inline void remove_key(json& object, std::string_view key) {
  for (std::size_t i = object.keys.size(); i-- > 0;)
    if (object.keys[i] == key) {
      object.keys.erase(object.keys.begin() + std::ptrdiff_t(i));
      object.items.erase(object.items.begin() + std::ptrdiff_t(i));
    }
}
inline json* find_in(json& object, std::string_view key) { return const_cast<json*>(object.find(key)); }

inline void bring_to_canonical_form(std::string_view class_name, json& config);

/// Layers inside the layer, too. A Bidirectional writes what it made of its layer: the way back, which is the same layer turned round unless it
/// was given, and zeros for masked steps.
inline void canonical_layers_inside(std::string_view class_name, json& config) {
  for (json& value : config.items) {
    for (json& item : value.items)
      if (item.is_object() && item["class_name"].is_string() && find_in(item, "config")) bring_to_canonical_form(item["class_name"].text, *find_in(item, "config"));
    if (value.is_object() && value["class_name"].is_string() && find_in(value, "config")) bring_to_canonical_form(value["class_name"].text, *find_in(value, "config"));
  }
  if (class_name != "Bidirectional") return;
  for (const char* key : {"layer", "backward_layer"})
    if (json* const layer = find_in(config, key); layer && find_in(*layer, "config")) remove_key(*find_in(*layer, "config"), "zero_output_for_mask");
  const json &there = config["layer"], &back = config["backward_layer"];
  if (!back.is_object() || there["class_name"].text != back["class_name"].text) return;
  json turned = back["config"];
  turned.set("go_backwards", json(!turned["go_backwards"].truth));
  std::string ignored;
  if (options_differ(there["config"], turned, 0, ignored).empty() || back.is_null()) remove_key(config, "backward_layer");
}

inline void bring_to_canonical_form(std::string_view class_name, json& config) {
  if (!config.is_object()) return;
  if (class_name == "LeakyReLU") rename_key(config, "alpha", "negative_slope");
  canonical_layers_inside(class_name, config);
}

/// An operation of keras.ops, such as `x + y`, `x * 2`, `ops.relu(x)`, as the layer that does the same; it stays what it is where there is none.
class operation_as_layer {
 public:
  /// `masks`: a layer of the model makes masks, which operations do not look at.
  operation_as_layer(graph_layer& l, bool masks) : l_{l}, masks_{masks}, name_{std::string_view(l.class_name).substr(4)} {}

  void run() {
    if (of_two_tensors() || l_.calls.size() != 1) return;
    graph_call& call = l_.calls[0];
    if (name_ == "Concatenate") return become("Concatenate", {{"axis", argument("axis", json(-1.))}});
    if (call.inputs.size() != 1) return;
    if (const std::optional<double> c = number({"argument 1", "x2"})) return with_number(*c, false);
    if (const std::optional<double> c = number({"argument 0", "x1"})) return with_number(*c, true);
    if (extents_follow()) return new_shape();
    if (name_ == "Mean" || name_ == "Max") return pooling();
    activation();
  }

 private:
  using options = std::initializer_list<std::pair<const char*, json>>;
  void become(const char* layer, const options& list) {
    l_.class_name = layer;
    l_.config = json::object();
    for (const auto& [key, value] : list) l_.config.set(key, value);
    l_.calls[0].arguments = json::object();
  }
  /// What the operation was made with, or is called with.
  json argument(std::string_view key, json otherwise) const {
    if (const json* const found = l_.config.find(key)) return *found;
    if (const json* const found = l_.calls[0].arguments.find(key)) return *found;
    return otherwise;
  }
  std::optional<double> number(std::initializer_list<const char*> keys) const {
    for (const char* key : keys)
      if (const json* const found = l_.calls[0].arguments.find(key); found && found->type == json::is::number) return found->number;
    return {};
  }

  bool of_two_tensors() {
    constexpr std::string_view same[]{"Add", "Subtract", "Multiply", "Maximum", "Minimum"};
    if (std::find(std::begin(same), std::end(same), name_) == std::end(same)) return false;
    for (const graph_call& c : l_.calls)
      if (c.inputs.size() != 2 || !l_.same_ranks) return false;
    l_.class_name = std::string(name_);
    return true;
  }
  void with_number(double c, bool first) {
    const auto rescaling = [&](double scale, double offset) { become("Rescaling", {{"scale", json(scale)}, {"offset", json(offset)}}); };
    if (name_ == "Add") rescaling(1, c);
    else if (name_ == "Subtract") rescaling(first ? -1 : 1, first ? c : -c);
    else if (name_ == "Multiply") rescaling(c, 0);
    else if ((name_ == "Divide" || name_ == "TrueDivide") && !first && c != 0) rescaling(1 / c, 0);
    else if (name_ == "Power" && c == 2 && !first) square();
    else if (name_ == "Maximum" && c == 0) become("Activation", {{"activation", json_of_text("relu")}});
  }
  void square() {
    become("Multiply", {});
    l_.calls[0].inputs.push_back(l_.calls[0].inputs[0]);
    l_.calls[0].keywords.emplace_back();
  }
  /// Between 0 and a bound.
  void clip() {
    const json least = argument("x_min", {}), most = argument("x_max", {});
    if (least.type == json::is::number && least.number == 0 && most.type == json::is::number && most.number > 0)
      become("ReLU", {{"negative_slope", json(0.)}, {"max_value", most}, {"threshold", json(0.)}});
  }
  void activation() {
    constexpr std::pair<std::string_view, std::string_view> names[]{
        {"Relu", "relu"}, {"Relu6", "relu6"}, {"Sigmoid", "sigmoid"}, {"Tanh", "tanh"}, {"Silu", "silu"}, {"Softplus", "softplus"}, {"Softsign", "softsign"}, {"Selu", "selu"},
        {"Exp", "exponential"}, {"HardSigmoid", "hard_sigmoid"}, {"HardSilu", "hard_silu"}, {"HardTanh", "hard_tanh"}, {"LogSigmoid", "log_sigmoid"}, {"TanhShrink", "tanh_shrink"}};
    for (const auto& [operation, function] : names)
      if (name_ == operation) return become("Activation", {{"activation", json_of_text(function)}});
    if (name_ == "Square") {
      square();
    } else if (name_ == "Clip") {
      clip();
    } else if (name_ == "Negative") {
      become("Rescaling", {{"scale", json(-1.)}, {"offset", json(0.)}});
    } else if (name_ == "Softmax" || name_ == "LogSoftmax") {
      if (argument("axis", json(-1.)).integer(-1, -1)) become("Activation", {{"activation", json_of_text(name_ == "Softmax" ? "softmax" : "log_softmax")}});
    } else if (name_ == "Gelu") {
      json object = json::object(), config = json::object();
      const json approximate = argument("approximate", json(true));
      config.set("approximate", approximate);
      object.set("class_name", json_of_text("gelu"));
      object.set("config", std::move(config));
      become("Activation", {{"activation", approximate.truth ? object : json_of_text("gelu")}});
    } else if (name_ == "LeakyRelu") {
      become("LeakyReLU", {{"negative_slope", argument("negative_slope", json(.2))}});
    } else if (name_ == "Elu") {
      become("ELU", {{"alpha", argument("alpha", json(1.))}});
    }
  }

  /// Every extent behind the batch is known.
  bool extents_follow() const {
    const std::vector<json>& in = l_.input_shape.items;
    return (name_ == "Reshape" || name_ == "ExpandDims" || name_ == "Squeeze" || name_ == "Transpose") && in.size() > 1 &&
           std::all_of(in.begin() + 1, in.end(), [](const json& e) { return e.type == json::is::number && e.number >= 1; });
  }
  /// The batch stays first.
  void new_shape() {
    const std::vector<json>& in = l_.input_shape.items;
    const int rank = int(in.size());
    json to = json::array();
    if (name_ == "Transpose") {
      const json axes = argument("axes", {});
      if (axes.items.size() != in.size() || !axes.items[0].integer(0, 0)) return;
      to.items.assign(axes.items.begin() + 1, axes.items.end());
      if (std::all_of(to.items.begin(), to.items.end(), [&](const json& a) { return a.integer(1, rank - 1).has_value(); })) become("Permute", {{"dims", to}});
      return;
    }
    if (name_ == "Reshape") {
      const json shape = argument("newshape", {});
      if (shape.items.size() < 2 || !shape.items[0].integer(-1, -1)) return;
      double before = 1, after = 1;
      for (int a = 1; a < rank; ++a) before *= in[std::size_t(a)].number;
      to.items.assign(shape.items.begin() + 1, shape.items.end());
      for (const json& e : to.items) after *= e.integer(1, 1 << 30) ? e.number : 0;
      if (before != after) return;
    } else {
      const bool squeezes = name_ == "Squeeze";
      const json said = argument("axis", {});
      const auto axis = said.integer(-rank - 1, rank);
      if (!axis) return;
      const std::int64_t at = *axis < 0 ? *axis + rank + (squeezes ? 0 : 1) : *axis;
      if (at < 1 || at > rank - squeezes) return;
      to.items.assign(in.begin() + 1, in.end());
      if (squeezes) to.items.erase(to.items.begin() + std::ptrdiff_t(at - 1));
      else to.items.insert(to.items.begin() + std::ptrdiff_t(at - 1), json(1.));
      if (squeezes && (!in[std::size_t(at)].integer(1, 1) || to.items.empty())) return;
    }
    become("Reshape", {{"target_shape", to}});
  }
  /// Over all axes but the batch and the last.
  void pooling() {
    const int rank = int(l_.input_shape.items.size());
    json axes = argument("axis", {});
    if (axes.type == json::is::number) axes.items.push_back(json(axes.number));
    if (masks_ || rank < 3 || rank > 5 || int(axes.items.size()) != rank - 2 || !argument("initial", {}).is_null()) return;
    for (int a = 1; a < rank - 1; ++a) {
      const json& axis = axes.items[std::size_t(a - 1)];
      if (!axis.integer(a, a) && !axis.integer(a - rank, a - rank)) return;
    }
    const std::string name = (name_ == "Mean" ? "GlobalAveragePooling" : "GlobalMaxPooling") + std::to_string(rank - 2) + "D";
    become(name.c_str(), {{"keepdims", argument("keepdims", json(false))}});
  }

  graph_layer& l_;
  bool masks_;
  std::string name_;
};

}  // namespace ikebana::detail
