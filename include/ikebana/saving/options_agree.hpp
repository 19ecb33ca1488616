// SPDX-License-Identifier: BSL-1.0
// When an option of a layer in a file means the same as the one of a type, whichever Keras wrote it.
#pragma once
#include <ikebana/saving/json.hpp>

namespace ikebana::detail {

/// An activation as a name, or as {"class_name": name, "config": {parameters}} where they are not the function's defaults: Keras may have
/// written a name, a function or a layer. What is no activation stays as it is.
inline json canonical_activation(const json& j) {
  if (j.is_string()) return json(j.text == "swish" ? std::string("silu") : j.text == "hard_swish" ? std::string("hard_silu") : j.text);
  const std::string& class_name = j["class_name"].text;
  const json& config = j["config"];
  if (class_name == "function" && config.is_string()) return canonical_activation(config);
  const auto named = [](const char* name, const char* parameter, double value) {
    json object = json::object(), parameters = json::object();
    parameters.set(parameter, json(value));
    object.set("class_name", json(std::string(name)));
    object.set("config", std::move(parameters));
    return object;
  };
  const auto number = [&](const char* key, const char* older, double otherwise) {
    const json* const found = config.find(key) ? config.find(key) : config.find(older);
    return found && found->type == json::is::number ? found->number : otherwise;
  };
  const auto is = [](double a, double b) { return std::abs(a - b) < 1e-7; };
  if (class_name == "LeakyReLU") {
    const double slope = number("negative_slope", "alpha", .3);
    return is(slope, .2) ? json(std::string("leaky_relu")) : named("leaky_relu", "negative_slope", slope);
  }
  if (class_name == "ELU") {
    const double alpha = number("alpha", "alpha", 1);
    return is(alpha, 1) ? json(std::string("elu")) : named("elu", "alpha", alpha);
  }
  if (class_name == "ReLU" && is(number("negative_slope", "alpha", 0), 0) && is(number("threshold", "theta", 0), 0)) {
    if (config["max_value"].is_null()) return json(std::string("relu"));
    if (is(number("max_value", "max_value", 0), 6)) return json(std::string("relu6"));
  }
  if (class_name == "Softmax" && (!config.find("axis") || config["axis"].integer(-1, -1))) return json(std::string("softmax"));
  if (class_name == "Activation") return canonical_activation(config["activation"]);
  return j;
}

inline void flatten(const json& j, std::vector<const json*>& to) {
  if (!j.is_array()) return to.push_back(&j);
  for (const json& item : j.items) flatten(item, to);
}

/// Options that say nothing of the results, by name or by how the name ends.
inline bool is_about_training(std::string_view key) {
  constexpr std::string_view names[]{"name", "trainable", "dtype", "seed", "momentum", "implementation", "unroll", "unit_forget_bias", "noise_shape",
                                     "sparse", "ragged", "optional", "batch_input_shape", "build_config", "fused", "renorm_momentum", "renorm_clipping", "virtual_batch_size", "adjustment", "lora_alpha", "rate", "dropout",
                                     "recurrent_dropout", "input_length", "synchronized", "query_shape", "key_shape", "value_shape", "flash_attention", "stddev", "autocast", "dtype_policy"};
  constexpr std::string_view ends[]{"_initializer", "_regularizer", "_constraint", "_quantizer"};
  return std::find(std::begin(names), std::end(names), key) != std::end(names) ||
         std::any_of(std::begin(ends), std::end(ends), [&](std::string_view e) { return key.ends_with(e); });
}
/// A value that an option has where it does nothing: an older Keras need not say it, a newer one may say it of an option not known here.
inline bool is_neutral(const json& j) {
  switch (j.type) {
    case json::is::null: return true;
    case json::is::boolean: return !j.truth;
    case json::is::number: return j.number == 0 || j.number == 1;
    case json::is::string: return j.text == "linear" || j.text == "channels_last" || j.text == "valid";
    case json::is::array: return std::all_of(j.items.begin(), j.items.end(), is_neutral);
    default: return j.items.empty();
  }
}

inline std::string options_differ(const json& wanted, const json& found, int rank, std::string& of_file);

/// `rank`: of the layer's input, to count axes from its front.
inline bool values_agree(std::string_view key, const json& wanted, const json& found, int rank) {
  if (key == "dtype") return true;
  if (key.ends_with("activation")) {
    const json a = canonical_activation(wanted), b = canonical_activation(found);
    if (a.is_string() && a.text == "linear" && b.is_null()) return true;
    if (a.is_string() || b.is_string()) return a.is_string() && b.is_string() && a.text == b.text;
    std::string ignored;
    return a["class_name"].text == b["class_name"].text && options_differ(a["config"], b["config"], rank, ignored).empty();
  }
  if (wanted.is_object() || found.is_object()) {  // a layer inside the layer
    std::string ignored;
    return wanted.is_object() && found.is_object() && wanted["class_name"].text == found["class_name"].text &&
           options_differ(wanted["config"], found["config"], 0, ignored).empty();
  }
  std::vector<const json*> a, b;
  flatten(wanted, a);
  flatten(found, b);
  const bool shape = key == "batch_shape";
  if (shape && (!wanted.is_array() || !found.is_array() || a.size() != b.size())) return false;
  if (a.size() != b.size() && !(found.is_array() ? !wanted.is_array() : b.size() == 1)) return false;
  if (a.empty() || b.empty()) return a.size() == b.size();
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const json &x = *a[a.size() == 1 ? 0 : i], &y = *b[b.size() == 1 ? 0 : i];
    if (x.is_object() || y.is_object()) {  // one of several layers
      if (!values_agree("layer", x, y, 0)) return false;
      continue;
    }
    if (shape && (x.is_null() || y.is_null() || i == 0)) continue;  // None agrees with any extent, and a batch says nothing of the layers
    if (x.type != y.type) return false;
    if (x.type == json::is::boolean && x.truth != y.truth) return false;
    if (x.is_string() && x.text != y.text) return false;
    if (x.type == json::is::number) {
      double p = x.number, q = y.number;
      if ((key == "axis" || key == "axes") && rank > 0) p += p < 0 ? rank : 0, q += q < 0 ? rank : 0;
      if (!(p == q) && !(std::abs(p - q) <= 1e-6 * std::max(std::abs(p), std::abs(q)))) return false;  // a float here, a double there
    }
  }
  return true;
}

/// The options of a layer that differ: "units=4, activation="relu"" of the type, and the same of the file; empty where all agree.
inline std::string options_differ(const json& wanted, const json& found, int rank, std::string& of_file) {
  std::string of_type;
  const auto add = [](std::string& to, const std::string& key, const json* value) {
    const std::string spelled = value ? value->dump() : "not said";
    to += (to.empty() ? "" : ", ") + key + "=" + (spelled.size() > 80 ? spelled.substr(0, 77) + "..." : spelled);
  };
  for (std::size_t i = 0; i < wanted.keys.size(); ++i) {
    const std::string& key = wanted.keys[i];
    const json* value = found.find(key);
    if (!value && key == "batch_shape") value = found.find("batch_input_shape");
    if (is_about_training(key)) continue;
    if (!value && key == "batch_shape") continue;  // a Sequential that was never told; its weights' shapes say it
    if (value ? values_agree(key, wanted.items[i], *value, rank) : is_neutral(wanted.items[i])) continue;
    add(of_type, key, &wanted.items[i]);
    add(of_file, key, value);
  }
  for (std::size_t i = 0; i < found.keys.size(); ++i) {
    const std::string& key = found.keys[i];
    if (wanted.find(key) || is_about_training(key) || is_neutral(found.items[i])) continue;
    add(of_type, key, nullptr);
    add(of_file, key, &found.items[i]);
  }
  return of_type;
}

}  // namespace ikebana::detail
