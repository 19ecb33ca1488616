// SPDX-License-Identifier: BSL-1.0
// A model's type as a model_graph.
#pragma once
#include <algorithm>

#include <ikebana/graph/names.hpp>
#include <ikebana/graph/topology.hpp>
#include <ikebana/models/weights.hpp>
#include <ikebana/saving/config.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana {

namespace detail {
template <class Graph> struct configs_of;
template <class... Nodes> struct configs_of<graph<Nodes...>> {
  static constexpr config_list (*list[])(){config_of<typename layer_of<typename node_value<Nodes>::layer>::type>...};
};

/// What the graph knows of its layers as plain values: without rules, which would become code of every program that loads.
template <class Node> inline constexpr layer_info plain_info = [] {
  layer_info plain = info_of<Node>;
  plain.rule = nullptr, plain.weights = plain.state = nullptr, plain.scratch = plain.packed = nullptr, plain.place = nullptr, plain.fuse = nullptr, plain.flops = nullptr;
  return plain;
}();
template <class Graph> struct plain_nodes;
template <class... Nodes> struct plain_nodes<graph<Nodes...>> {
  static constexpr std::array<node_info, sizeof...(Nodes)> list{
      node_info{&plain_info<typename node_value<Nodes>::layer>, node_value<Nodes>::inputs.data(), int(node_value<Nodes>::inputs.size())}...};
};

inline std::string text_of(const given_name& name) { return std::string(name.str().view()); }

template <class Parts> class graph_maker {
  using facts = typename Parts::facts;
  static constexpr int size = int(facts::size);
  static constexpr const auto& nodes = plain_nodes<typename facts::graph_type>::list;

 public:
  static model_graph make() {
    const extent_of_model whole{0, size, 0, facts::inputs, facts::outputs, Parts::sequential};
    return graph_maker(whole).run(Parts::sequential ? "Sequential" : "Functional", Parts::sequential ? "sequential" : "functional");
  }

 private:
  explicit graph_maker(const extent_of_model& model) : model_{model}, leveller_{nodes, facts::known.owner, model}, level_{leveller_.run()} {}

  model_graph run(const std::string& class_name, const std::string& name) {
    made_.class_name = class_name;
    made_.name = name;
    for (int c = 0; c < level_.count; ++c) place_[c] = -1;
    if (model_.sequential) add(level_.call_of[model_.begin + model_.inputs[0]]);
    for (int i = 0; i < level_.layers; ++i) add(level_.order[i]);
    for (int c = 0; c < level_.count; ++c) {
      const int at = place_[level_.calls[c].layer];
      if (at < 0) continue;
      graph_call& call = made_.layers[std::size_t(at)].calls.emplace_back();
      for (int k = 0; k < leveller_.inputs_of(c); ++k) call.inputs.push_back(source(leveller_.input_of(c, k)));
      const keras_call& of = level_.calls[c];
      call.output = facts::known.spec[of.first + (of.is_model() ? of.inside[0].outputs[0] : 0)].shape;
      if (of.is_model()) continue;
      const config_list config = configs_of<typename Parts::graph_type>::list[of.first]();
      for (const config_entry& e : config.entries())
        if (e.at_call) put(e, call.arguments);
      call.keywords = config.keywords_of(call.inputs.size());
    }
    for (int n : model_.inputs) made_.inputs.push_back(source(model_.begin + n));
    for (int n : model_.outputs) made_.outputs.push_back(source(model_.begin + n));
    return std::move(made_);
  }

  void add(int c) {
    const keras_call& call = level_.calls[c];
    if (place_[c] >= 0) return;
    place_[c] = int(made_.layers.size());
    graph_layer& to = made_.layers.emplace_back();
    if (call.is_model()) add_model(call, to);
    else add_layer(call.first, to);
  }
  void add_model(const keras_call& call, graph_layer& to) const {
    const scope_info& scope = call.inside[0];
    to.class_name = scope.class_name;
    to.named = !scope.name.empty();
    to.name = scope.name;
    if (call.is_around_model()) {
      to.name = text_of(facts::names[std::size_t(call.first)]);
      const std::span<const scope_info> of_model = scope_at(*nodes[std::size_t(call.first + 2)].layer, model_.depth + 1);
      const std::string_view class_name = of_model[0].class_name, name = of_model[0].name;
      return add_inner({call.first + 2, call.size - 3, -1, 0, of_model, class_name}, 2, std::string(name.empty() ? snake_case(class_name).view() : name), to);
    }
    if (!to.named) {
      int before = 0;
      for (const graph_layer& l : made_.layers) before += &l != &to && l.class_name == to.class_name;
      const auto kind = snake_case(to.class_name);
      to.name = text_of(given_name{kind.view(), before});
    }
    add_inner({call.first, call.size, -1, 0, call.inside, scope.class_name}, 1, to.name, to);
  }
  void add_inner(const keras_layer& model, std::size_t deeper, const std::string& name, graph_layer& to) const {
    to.inner.push_back(graph_maker(extent_of(model, model_.depth + deeper)).run(std::string(model.class_name), name));
  }
  static void put(const config_entry& e, json& to) {
    std::string error;
    to.set(std::string(e.key), json::parse(e.value.json, error).value_or(json()));
  }
  void add_layer(int n, graph_layer& to) {
    const node_info& node = nodes[std::size_t(n)];
    to.class_name = node.layer->class_name;
    to.named = !node.layer->name.empty();
    to.name = text_of(facts::names[std::size_t(n)]);
    to.trainable = node.layer->trainable;
    to.list_of_inputs = node.layer->list_of_inputs;
    for (const config_list config = configs_of<typename Parts::graph_type>::list[n](); const config_entry& e : config.entries())
      if (!e.at_call) put(e, e.training ? to.training : to.config);
    if (node.count == 0) return;
    to.rank = facts::known.spec[node.inputs[0]].rank();
    using table = weight_table<facts>;
    const auto* const end = table::table.list + table::count;
    std::vector<graph_weight> again;  // what files have twice
    std::string_view group;
    for (const auto* e = std::find_if(table::table.list, end, [n](const auto& entry) { return entry.node == n; }); e != end && e->node == n; ++e) {
      const weight_spec& w = e->spec;
      if (e->index > 0 && w.group != group) to.weights.insert(to.weights.end(), again.begin(), again.end()), again.clear();
      group = w.group;
      to.weights.push_back({std::string(w.name), std::string(w.path(node.layer->weight_group).view()), w.shape, w.trainable, e->offset});
      if (!w.again_in.empty()) again.push_back({to.weights.back().name, std::string(w.again_in), w.shape, w.trainable, e->offset, true});
    }
    to.weights.insert(to.weights.end(), again.begin(), again.end());
  }

  /// Where the tensor of a node comes from, in Keras' terms: `again` and further outputs are nodes here alone.
  graph_source source(int n) const {
    int tensor = 0;
    for (;;) {
      const keras_call& call = level_.calls[level_.call_of[n]];
      const node_info& node = nodes[std::size_t(n)];
      if (call.is_model()) {
        for (std::size_t o = 0; o < call.inside[0].outputs.size(); ++o)
          if (call.first + call.inside[0].outputs[o] == n) tensor = int(o);
        break;
      }
      if (call.first == n) break;
      if (tensor == 0 && node.layer->selects > 0) tensor = node.layer->selects;
      n = node.inputs[0];
    }
    const keras_call& call = level_.calls[level_.call_of[n]];
    return {place_[call.layer], call.number, tensor};
  }

  extent_of_model model_;
  leveller<size> leveller_;
  level<size> level_;
  int place_[size]{};  // of a layer's first call: its place in the list
  model_graph made_;
};
}  // namespace detail

/// The graph of a model's type, in Keras' order of layers.
template <class Net> model_graph graph_of() { return detail::graph_maker<typename Net::network_type>::make(); }

}  // namespace ikebana
