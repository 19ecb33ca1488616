// SPDX-License-Identifier: BSL-1.0
// The config of a layer in a file, with what Keras writes in several ways brought to one.
#pragma once
#include <ikebana/saving/model_graph.hpp>
#include <ikebana/saving/options_agree.hpp>

namespace ikebana::detail {

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

}  // namespace ikebana::detail
