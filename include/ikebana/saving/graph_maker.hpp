// SPDX-License-Identifier: BSL-1.0
// Walks over what a network's type says of itself, and makes a model_graph of it.
#pragma once
#include <algorithm>
#include <memory>

#include <ikebana/graph/topology.hpp>
#include <ikebana/saving/graph_of.hpp>

namespace ikebana {

namespace detail {
template <class T> struct per_node<T, 0> {
  std::unique_ptr<T[]> list;
  explicit per_node(std::size_t size) : list(new T[size]()) {}
  T& operator[](int n) { return list[std::size_t(n)]; }
  const T& operator[](int n) const { return list[std::size_t(n)]; }
};

class graph_maker {
 public:
  graph_maker(const plain_network& net, const extent_of_model& model)
      : net_{net}, model_{model}, leveller_{net.nodes, net.owner, model}, level_{leveller_.run()}, place_(net.nodes.size(), -1) {}

  model_graph run(const std::string& class_name, const std::string& name) {
    made_.class_name = class_name;
    made_.name = name;
    if (model_.sequential) add(level_.call_of[model_.begin + model_.inputs[0]]);
    for (int i = 0; i < level_.layers; ++i) add(level_.order[i]);
    for (int c = 0; c < level_.count; ++c) {
      const int at = place_[std::size_t(level_.calls[c].layer)];
      if (at < 0) continue;
      graph_call& call = made_.layers[std::size_t(at)].calls.emplace_back();
      for (int k = 0; k < leveller_.inputs_of(c); ++k) call.inputs.push_back(source(leveller_.input_of(c, k), &call.unmasked));
      const keras_call& of = level_.calls[c];
      call.output = net_.specs[of.first + (of.is_model() ? of.inside[0].outputs[0] : 0)].shape;
      if (of.is_model()) continue;
      const config_list config = net_.configs[of.first]();
      for (const config_entry& e : config.entries())
        if (e.at_call) put(e, call.arguments);
      call.keywords = config.keywords_of(call.inputs.size());
    }
    for (int n : model_.inputs) made_.inputs.push_back(source(model_.begin + n));
    for (int n : model_.outputs) made_.outputs.push_back(source(model_.begin + n));
    return std::move(made_);
  }

 private:
  void add(int c) {
    const keras_call& call = level_.calls[c];
    if (place_[std::size_t(c)] >= 0) return;
    place_[std::size_t(c)] = int(made_.layers.size());
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
      to.name = text_of(net_.names[call.first]);
      const std::span<const scope_info> of_model = scope_at(*net_.nodes[std::size_t(call.first + 2)].layer, model_.depth + 1);
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
    to.inner.push_back(graph_maker(net_, extent_of(model, model_.depth + deeper)).run(std::string(model.class_name), name));
  }
  static void put(const config_entry& e, json& to) {
    std::string error;
    to.set(std::string(e.key), json::parse(e.value.json, error).value_or(json()));
  }
  void add_layer(int n, graph_layer& to) {
    const node_info& node = net_.nodes[std::size_t(n)];
    to.class_name = node.layer->class_name;
    to.named = !node.layer->name.empty();
    to.name = text_of(net_.names[n]);
    to.trainable = node.layer->trainable;
    to.list_of_inputs = node.layer->list_of_inputs;
    for (const config_list config = net_.configs[n](); const config_entry& e : config.entries())
      if (!e.at_call) put(e, e.training ? to.training : to.config);
    if (node.count == 0) return;
    to.rank = net_.specs[node.inputs[0]].rank();
    std::vector<graph_weight> again;  // what files have twice
    std::string_view group;
    for (auto e = std::find_if(net_.weights.begin(), net_.weights.end(), [n](const weight_entry& entry) { return entry.node == n; }); e != net_.weights.end() && e->node == n; ++e) {
      const weight_spec& w = e->spec;
      if (e->index > 0 && w.group != group) to.weights.insert(to.weights.end(), again.begin(), again.end()), again.clear();
      group = w.group;
      to.weights.push_back({std::string(w.name), std::string(w.path(node.layer->weight_group).view()), w.shape, w.trainable, e->offset});
      if (!w.again_in.empty()) again.push_back({to.weights.back().name, std::string(w.inside(w.again_in).view()), w.shape, w.trainable, e->offset, true});
    }
    to.weights.insert(to.weights.end(), again.begin(), again.end());
  }

  /// Where the tensor of a node comes from, in Keras' terms: `again`, `unmasked` and further outputs are nodes here alone.
  graph_source source(int n, bool* unmasked = nullptr) const {
    int tensor = 0;
    for (;;) {
      const keras_call& call = level_.calls[level_.call_of[n]];
      const node_info& node = net_.nodes[std::size_t(n)];
      if (call.is_model()) {
        for (std::size_t o = 0; o < call.inside[0].outputs.size(); ++o)
          if (call.first + call.inside[0].outputs[o] == n) tensor = int(o);
        break;
      }
      if (call.first == n) break;
      if (unmasked && node.layer->class_name == without_mask::class_name) *unmasked = true;
      if (tensor == 0 && node.layer->selects > 0) tensor = node.layer->selects;
      n = node.inputs[0];
    }
    const keras_call& call = level_.calls[level_.call_of[n]];
    return {place_[std::size_t(call.layer)], call.number, tensor};
  }

  const plain_network& net_;
  extent_of_model model_;
  leveller<0> leveller_;
  const level<0>& level_;
  std::vector<int> place_;  // of a layer's first call: its place in the list; -1 for none
  model_graph made_;
};

IKEBANA_SAVING_INLINE model_graph make_graph(const plain_network& net) {
  const extent_of_model whole{0, int(net.nodes.size()), 0, net.inputs, net.outputs, net.sequential};
  return graph_maker(net, whole).run(net.sequential ? "Sequential" : "Functional", net.sequential ? "sequential" : "functional");
}
}  // namespace detail

}  // namespace ikebana
