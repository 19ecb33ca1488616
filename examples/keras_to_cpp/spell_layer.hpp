// SPDX-License-Identifier: BSL-1.0
// A layer of a file as C++ has it: `Conv2D<32, 3, strides(2), padding::same>`. By what the layers say of themselves (get_config), none by name.
#pragma once
#include <ikebana/saving/options_agree.hpp>
#include <ikebana/saving/registry.hpp>

#include <map>

#include "words.hpp"

namespace importer {

using ikebana::config_entry;
using ikebana::config_kind;
using ikebana::config_list;
using ikebana::json;
using ikebana::registered_layer;

/// What has no spelling, and why.
struct problem {
  std::string where, why;
};

class layer_speller {
 public:
  explicit layer_speller(std::vector<problem>& problems) : problems_{problems} {}

  /// Axes are said where a default would be asked about: behind channels_first layers.
  bool say_axes = false;
  /// Bounds of the axes of inputs that are None, in order; the last is for all that follow.
  std::vector<int> bounds;
  bool unbounded = false;  // one that is None was written without

  /// The type; `more` are options behind the layer's own, `arguments` what its calls are given beside tensors.
  std::string type(const std::string& where, const std::string& class_name, const json& config, int rank = 0, const std::vector<std::string>& more = {}, const json& arguments = json::object()) {
    if (class_name == "InputLayer") return input(where, config, more);
    const registered_layer* const layer = ikebana::find_layer(class_name);
    if (!layer) {
      unknown_class(where, class_name);
      return class_name + "<>";
    }
    const config_list defaults = layer->config();
    std::vector<std::string> said;
    for (const config_entry& e : defaults.entries())
      if (e.positional) {
        const json* const value = config.find(e.key);
        if (value) said.push_back(positional(where, *layer, e, *value));
        else if (e.value.kind == config_kind::several_layers || e.value.kind == config_kind::one_layer || e.value.kind == config_kind::integer) cannot(where, "the file does not say its " + std::string(e.key));
      }
    for (const config_entry& e : defaults.entries())
      if (!e.positional) option(where, *layer, e, e.at_call ? arguments : config, config, rank, said);
    for (std::size_t i = 0; i < config.keys.size(); ++i) beyond(where, *layer, defaults, config.keys[i], config.items[i], said);
    said.insert(said.end(), more.begin(), more.end());
    std::erase(said, "");
    return std::string(layer->cpp_name) + "<" + joined(said) + ">";
  }

 private:
  void cannot(const std::string& where, std::string why) { problems_.push_back({where, std::move(why)}); }

  void unknown_class(const std::string& where, const std::string& class_name) {
    if (class_name.starts_with("ops.")) return cannot(where, "keras.ops." + class_name.substr(4) + " in the graph: of operations, those that are a layer or an activation are known");
    if (class_name == "Lambda" || class_name == "TFOpLambda" || class_name == "SlicingOpLambda") return cannot(where, "is Python code: write it as a C++ Lambda");
    if (class_name.find('>') != class_name.npos) return cannot(where, "is a class of its author (" + class_name + ")");
    if (class_name == "RandomCrop") return cannot(where, "says a shape that it has in training alone: take it out of the model that is saved");
    if (class_name.starts_with("Random")) return cannot(where, "is augmentation for training: take it out of the model that is saved");
    cannot(where, "there is no layer " + class_name + " here");
  }

  std::string input(const std::string& where, const json& config, const std::vector<std::string>& more) {
    const json& shape = config.find("batch_shape") ? config["batch_shape"] : config["batch_input_shape"];
    std::vector<std::string> said;
    if (!shape.is_array()) cannot(where, "the file does not say the shape of its input: build the model before it is saved");
    std::size_t bound = 0;
    for (std::size_t a = 1; a < shape.items.size(); ++a) {
      if (!shape.items[a].is_null()) said.push_back(number(shape.items[a].number));
      else if (bounds.empty()) said.push_back("None"), unbounded = true;
      else said.push_back("up_to(" + std::to_string(bounds[std::min(bound++, bounds.size() - 1)]) + ")");
    }
    if (!shape.items.empty() && !shape.items[0].is_null()) said.push_back("batch_size(" + number(shape.items[0].number) + ")");
    const std::string dtype = config["dtype"].is_object() ? config["dtype"]["config"]["name"].text : config["dtype"].text;
    if (dtype.find("int") != dtype.npos || dtype == "bool") said.push_back("dtype::int32");
    if (dtype == "string") cannot(where, "its inputs are texts");
    said.insert(said.end(), more.begin(), more.end());
    return "Input<" + joined(said) + ">";
  }

  std::string inner(const std::string& where, const json& object) {
    return type(where + ", the " + object["class_name"].text + " in it", object["class_name"].text, object["config"]);
  }
  static bool all_equal(const std::vector<json>& list) {
    for (const json& j : list)
      if (j.number != list[0].number) return false;
    return !list.empty();
  }
  /// Numbers as C++ takes them in a list, None among them.
  std::vector<std::string> numbers(const json& list) {
    std::vector<std::string> all;
    for (const json& j : list.items) {
      if (j.is_array()) all.push_back("{" + joined(numbers(j)) + "}");
      else all.push_back(j.is_null() ? "None" : number(j.number));
    }
    return all;
  }

  std::string positional(const std::string& where, const registered_layer& layer, const config_entry& e, const json& value) {
    switch (e.value.kind) {
      case config_kind::one_layer: return inner(where, value);
      case config_kind::several_layers: {
        std::vector<std::string> all;
        for (const json& each : value.items) all.push_back(inner(where, each));
        return joined(all);
      }
      case config_kind::function: return activation(where, value);
      case config_kind::word: return literal(value.text);
      default: break;
    }
    if (!value.is_array()) return value.is_null() ? "None" : number(value.number);
    if (!value.items.empty() && value.items[0].is_array()) return margins(layer, value);
    const bool ends = takes(layer, "pad_width") || takes(layer, "cropping");
    if ((e.value.kind == config_kind::window || ends) && all_equal(value.items)) return number(value.items[0].number);
    if (e.value.kind == config_kind::window) return std::string(e.key) + "(" + joined(numbers(value)) + ")";
    return joined(numbers(value));
  }
  /// Pairs, one for each axis: one number for all, one for each pair, or all of them under the option's name.
  std::string margins(const registered_layer& layer, const json& value) {
    std::vector<json> firsts;
    bool even = true;
    for (const json& pair : value.items) {
      even = even && pair.items.size() == 2 && pair.items[0].number == pair.items[1].number;
      if (pair.items.size() == 2) firsts.push_back(pair.items[0]);
    }
    if (!even) return std::string(layer.takes[0]) + "(" + joined(numbers(value)) + ")";
    if (all_equal(firsts)) return number(firsts[0].number);
    std::vector<std::string> all;
    for (const json& n : firsts) all.push_back(number(n.number));
    return joined(all);
  }

  static bool takes(const registered_layer& layer, std::string_view key) {
    return std::find(layer.takes.begin(), layer.takes.end(), key) != layer.takes.end();
  }
  void option(const std::string& where, const registered_layer& layer, const config_entry& e, const json& from, const json& config, int rank, std::vector<std::string>& said) {
    const json* value = from.find(e.key);
    if (!value) {
      if (e.required) cannot(where, "the file does not say its " + std::string(e.key));
      return;
    }
    std::string error;
    const json* otherwise = e.default_is.empty() ? nullptr : config.find(e.default_is);
    const json usual = otherwise ? *otherwise : json::parse(e.value.json, error).value_or(json());
    const bool asked = say_axes && e.key == "axis" && layer.arity == 1;
    if (!e.required && !asked && (ikebana::detail::values_agree(e.key, usual, *value, rank) || all_axes_between(e.key, *value, rank))) return;
    if (!takes(layer, e.key == "activation" ? "activation" : e.key)) {
      if (!e.training) cannot(where, "its " + std::string(e.key) + "=" + value->dump() + " is not here");
      return;
    }
    said.push_back(keyword(where, e, *value));
  }
  /// Keras' files name the axes that attention goes over, also where they are all there are.
  static bool all_axes_between(std::string_view key, const json& value, int rank) {
    if (key != "attention_axes" || !value.is_array() || int(value.items.size()) != rank - 2) return false;
    for (std::size_t i = 0; i < value.items.size(); ++i)
      if (value.items[i].number != double(i + 1) && value.items[i].number != double(i + 1) - rank) return false;
    return true;
  }

  std::string keyword(const std::string& where, const config_entry& e, const json& value) {
    const std::string key(e.key);
    if (e.value.kind == config_kind::function) {
      const std::string function = activation(where, value);
      return key == "activation" ? function : key + "(" + function + ")";
    }
    switch (value.type) {
      case json::is::null:
        if (e.value.kind == config_kind::choice) return key + "::none";
        cannot(where, "its " + key + "=None is not here");
        return "";
      case json::is::boolean: return value.truth ? key : key + "(false)";
      case json::is::number: return key + "(" + number(value.number) + ")";
      case json::is::string:
        if (e.value.kind == config_kind::layout_name) return value.text;
        if (e.value.kind == config_kind::padding_name || e.value.kind == config_kind::choice) return key + "::" + value.text + (value.text == "int" ? "_" : "");
        return key + "(" + literal(value.text) + ")";
      case json::is::array: {
        if (value.items.empty()) return key + "{}";
        if (e.value.kind == config_kind::window && all_equal(value.items)) return key + "(" + number(value.items[0].number) + ")";
        std::vector<json> flat;
        for (const json* j : flattened(value)) flat.push_back(*j);
        json list = json::array();
        list.items = std::move(flat);
        return key + "(" + joined(numbers(list)) + ")";
      }
      default: cannot(where, "its " + key + "=" + value.dump().substr(0, 80) + " is not here"); return "";
    }
  }
  static std::vector<const json*> flattened(const json& value) {
    std::vector<const json*> flat;
    ikebana::detail::flatten(value, flat);
    return flat;
  }

  /// What the file says beyond what the layer does.
  void beyond(const std::string& where, const registered_layer& layer, const config_list& known, const std::string& key, const json& value, std::vector<std::string>& said) {
    if (known.find(key) || ikebana::detail::is_about_training(key) || value.is_null()) return;
    if (takes(layer, key) && value.is_object() && value["class_name"].is_string() && value["config"].is_object()) {
      said.push_back(key + "<" + inner(where, value) + ">");
      return;
    }
    if (!ikebana::detail::is_neutral(value)) cannot(where, "its " + key + "=" + value.dump().substr(0, 80) + " is not here");
  }

  std::string activation(const std::string& where, const json& value) {
    if (value.is_null()) return "linear";
    const json canonical = ikebana::detail::canonical_activation(value);
    const std::string& name = canonical.is_string() ? canonical.text : canonical["class_name"].text;
    const ikebana::registered_activation* const known = ikebana::find_activation(name);
    if (!known || canonical.text == "threshold") {  // the name alone says no numbers: Keras cannot run it, either
      cannot(where, "its activation " + (name.empty() ? value.dump().substr(0, 80) : name) + " is not here");
      return "linear";
    }
    std::string spelled = (known->is_short ? "" : "activation::") + name;
    if (canonical.is_object()) {
      std::vector<std::string> parameters;
      for (std::size_t i = 0; i < canonical["config"].keys.size(); ++i) {
        const json& p = canonical["config"].items[i];
        if (p.type == json::is::boolean) parameters.push_back(p.truth ? canonical["config"].keys[i] : canonical["config"].keys[i] + "(false)");
        else parameters.push_back(number(p.number));
      }
      spelled += "(" + joined(parameters) + ")";
    }
    return spelled;
  }

  std::vector<problem>& problems_;
};

}  // namespace importer
