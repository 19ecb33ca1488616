// SPDX-License-Identifier: BSL-1.0
// A model of a file as C++ has it: a Sequential where it is a row, otherwise layer by layer.
#pragma once
#include <ikebana/saving/keras_config.hpp>

#include "flat_order.hpp"
#include "lines.hpp"
#include "spell_layer.hpp"

namespace importer {

using ikebana::graph_call;
using ikebana::graph_layer;
using ikebana::graph_source;
using ikebana::model_graph;

struct spelling_options {
  std::string name = "Net";
  std::vector<int> bounds;  // of inputs' axes that are None
};

class model_speller {
 public:
  model_speller(const model_graph& model, const spelling_options& options) : model_{model}, options_{options}, layers_{problems_} {}

  /// The declarations, without what stands around them.
  std::string run() {
    layers_.bounds = options_.bounds;
    layers_.say_axes = reads_channels_first(model_);
    named_ = names_to_write(model_);
    spell_types(model_, "");
    names_.take(options_.name);
    names_.avoid("Sequential Model TimeDistributed as_layer again unmasked");
    write(model_, options_.name, true);
    return text_;
  }
  const std::vector<problem>& problems() const { return problems_; }
  /// An input has an axis of any extent, and no bound was given.
  bool needs_bounds() const { return layers_.unbounded; }

 private:
  static bool reads_channels_first(const model_graph& m) {
    for (const graph_layer& l : m.layers)
      if (l.config["data_format"].text == "channels_first" || (l.is_model() && reads_channels_first(l.inner[0]))) return true;
    return false;
  }

  // --- types of layers, before the names of handles: these must not hide what the types say
  void spell_types(const model_graph& m, const std::string& around) {
    for (const graph_layer& l : m.layers) {
      const std::string where = around + l.label();
      check_calls(l, where);
      if (l.is_model()) {
        if (l.calls.empty()) problems_.push_back({where, "is called nowhere"});
        spell_types(l.inner[0], where + ", ");
        continue;
      }
      std::vector<std::string> more;
      if (!l.calls.empty())
        for (const std::string& keyword : l.calls[0].keywords)
          if (const std::string option = mask_option(l, keyword); !option.empty()) more.push_back(option);
      if (!l.trainable) more.push_back("trainable(false)");
      if (named_.contains(&l)) more.push_back("name(" + literal(l.name) + ")");
      const std::string text = layers_.type(where, l.class_name, l.config, l.rank, more, l.calls.empty() || differs_by_call(l) ? json::object() : l.calls[0].arguments);
      names_.avoid(text);
      types_[&l] = text;
    }
  }
  static bool is_attention(const graph_layer& l) {
    const registered_layer* const layer = ikebana::find_layer(l.class_name);
    return layer && layer->repeats;
  }
  static bool reads_mask(const graph_layer& l) {
    const registered_layer* const layer = ikebana::find_layer(l.class_name);
    return layer && layer->reads_mask;
  }
  /// A mask that is an input of the call is an option of the layer.
  static std::string mask_option(const graph_layer& l, const std::string& keyword) {
    if (!is_attention(l)) return "";
    if (keyword == "mask.0") return "query_mask";
    if (keyword == "mask.1") return "value_mask";
    return keyword.ends_with("_mask") ? keyword : "";
  }
  static bool says_nothing(const json& j) { return j.is_null() || ((j.is_array() || j.is_object()) && std::all_of(j.items.begin(), j.items.end(), says_nothing)); }
  void check_calls(const graph_layer& l, const std::string& where) {
    for (const graph_call& call : l.calls) {
      for (const std::string& keyword : call.keywords)
        if (keyword.starts_with("mask") && !(keyword == "mask" ? reads_mask(l) : is_attention(l))) problems_.push_back({where, "is called with a mask of its own"});
      for (std::size_t i = 0; i < call.arguments.keys.size(); ++i) {
        const std::string& key = call.arguments.keys[i];
        if (key == "training" || of_call(l, key) || says_nothing(call.arguments.items[i]) || l.class_name.starts_with("ops.")) continue;
        if (!ikebana::detail::is_neutral(call.arguments.items[i])) problems_.push_back({where, "is called with " + key + "=" + call.arguments.items[i].dump().substr(0, 80)});
      }
    }
    if (differs_by_call(l) && !of_call(l, "reverse")) problems_.push_back({where, "is shared, and called with other arguments in several places"});
  }
  /// An argument of the layer's calls, an option here.
  static bool of_call(const graph_layer& l, std::string_view key) {
    const registered_layer* const layer = ikebana::find_layer(l.class_name);
    if (!layer) return false;
    const config_list config = layer->config();
    const config_entry* const entry = config.find(key);
    return entry && entry->at_call;
  }
  static std::vector<std::string> said_at(const graph_layer& l, const graph_call& call) {
    std::vector<std::string> said;
    for (std::size_t i = 0; i < call.arguments.keys.size(); ++i)
      if (call.arguments.items[i].truth && of_call(l, call.arguments.keys[i])) said.push_back(call.arguments.keys[i]);
    return said;
  }
  static bool differs_by_call(const graph_layer& l) {
    return std::any_of(l.calls.begin(), l.calls.end(), [&](const graph_call& c) { return said_at(l, c) != said_at(l, l.calls[0]); });
  }

  // --- the models
  void write(const model_graph& m, const std::string& name, bool outermost) {
    std::map<const graph_layer*, std::string> inner;
    for (const graph_layer& l : m.layers)
      if (l.is_model()) write(l.inner[0], inner[&l] = names_.make(ikebana::detail::is_automatic_name(l.name, l.class_name) ? "inner" : l.name, true), false);
    if (m.class_name == "Sequential" || (outermost && is_row(m))) write_row(m, name, inner);
    else write_graph(m, name, inner);
    if (!outermost) text_ += '\n';
  }
  /// Each layer called once, on the one before it.
  static bool is_row(const model_graph& m) {
    if (m.inputs.size() != 1 || m.outputs.size() != 1) return false;
    for (std::size_t i = 0; i < m.layers.size(); ++i) {
      const graph_layer& l = m.layers[i];
      if (l.calls.size() != 1 || l.calls[0].inputs.size() != (i > 0 ? 1u : 0u) || gives_several(l) || l.calls[0].unmasked) return false;
      if (i > 0 && !(l.calls[0].inputs[0] == graph_source{int(i) - 1, 0, 0})) return false;
    }
    return m.outputs[0] == graph_source{int(m.layers.size()) - 1, 0, 0};
  }
  static bool gives_several(const graph_layer& l) {
    if (l.is_model()) return l.inner[0].outputs.size() > 1;
    const json& config = l.config;
    return config["return_state"].truth || config["layer"]["config"]["return_state"].truth || (config.find("merge_mode") && config["merge_mode"].is_null()) ||
           (!l.calls.empty() && l.calls[0].arguments["return_attention_scores"].truth);
  }
  std::string called_model(const graph_layer& l, const std::string& type) const {
    std::string options;
    if (named_.contains(&l)) options += ", name(" + literal(l.name) + ")";
    return (l.is_around_model() ? "TimeDistributed<" : "as_layer<") + type + options + ">";
  }

  void write_row(const model_graph& m, const std::string& name, const std::map<const graph_layer*, std::string>& inner) {
    std::vector<std::string> items;
    for (const graph_layer& l : m.layers) {
      if (!l.is_model()) items.push_back(types_[&l]);
      else items.push_back(named_.contains(&l) || l.is_around_model() ? called_model(l, inner.at(&l)) : inner.at(&l));
    }
    text_ += in_lines("using " + name + " = Sequential<", items, ">;");
  }

  void write_graph(const model_graph& m, const std::string& name, const std::map<const graph_layer*, std::string>& inner) {
    std::map<std::pair<int, int>, std::string> handles;  // of a call of a layer
    std::vector<std::string> shared(m.layers.size());
    const auto handle = [&](const graph_source& s) {
      static constexpr const char* members[]{"first", "second", "third", "fourth", "fifth", "sixth", "seventh"};
      const std::string& h = handles.at({s.layer, s.call});
      return gives_several(m.layers[std::size_t(s.layer)]) && s.tensor < 7 ? h + "." + members[s.tensor] : h;
    };
    const auto list = [&](const std::vector<graph_source>& from, bool repeats, bool unmasked = false) {
      std::vector<std::string> all;
      for (std::size_t i = 0; i < from.size(); ++i) {
        const bool before = std::find(from.begin(), from.begin() + std::ptrdiff_t(i), from[i]) != from.begin() + std::ptrdiff_t(i);
        const std::string given = unmasked ? "unmasked(" + handle(from[i]) + ")" : handle(from[i]);
        all.push_back(before && !repeats ? "again(" + given + ")" : given);
      }
      return joined(all);
    };
    for (const auto& [at, number] : calls_in_order(m)) {
      const graph_layer& l = m.layers[std::size_t(at)];
      const graph_call& call = l.calls[std::size_t(number)];
      const std::string type = l.is_model() ? called_model(l, inner.at(&l)) : types_[&l];
      if (l.calls.size() > 1 && shared[std::size_t(at)].empty()) {
        shared[std::size_t(at)] = names_.make(l.name);
        text_ += in_lines("constexpr auto " + shared[std::size_t(at)] + " = " + type + "{};");
      }
      const bool nobodys = l.class_name == "InputLayer" && !named_.contains(&l);
      const std::string h = names_.make(nobodys ? "input_layer" : l.calls.size() > 1 ? l.name + "_" + std::to_string(number + 1) : l.name);
      handles[{at, number}] = h;
      const std::string function = l.calls.size() > 1 ? shared[std::size_t(at)] : type + "{}";
      const std::string more = differs_by_call(l) && !said_at(l, call).empty() ? ", " + joined(said_at(l, call)) : "";  // words(x, reverse)
      text_ += in_lines("constexpr auto " + h + " = " + function + (l.class_name == "InputLayer" ? "" : "(" + list(call.inputs, is_attention(l), call.unmasked) + more + ")") + ";");
    }
    text_ += in_lines("using " + name + " = Model<inputs(" + list(m.inputs, false) + "), outputs(" + list(m.outputs, false) + ")>;");
  }

  const model_graph& model_;
  const spelling_options& options_;
  std::vector<problem> problems_;
  layer_speller layers_;
  std::set<const graph_layer*> named_;
  std::map<const graph_layer*, std::string> types_;
  identifiers names_;
  std::string text_;
};

}  // namespace importer
