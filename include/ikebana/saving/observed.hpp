// SPDX-License-Identifier: BSL-1.0
// A model all of whose layers can be seen: the same graph, with every layer's tensors as outputs. The plan then fuses nothing, and no tensor is written over.
#pragma once
#include <string>
#include <vector>

#include <ikebana/graph/topology.hpp>
#include <ikebana/models/model.hpp>
#include <ikebana/saving/graph_of.hpp>

namespace ikebana::detail {

/// What Keras sees of a TimeDistributed around a model: what its last node gives.
constexpr bool ends_steps(const node_info& n) { return n.layer->class_name == "steps_end"; }
constexpr int models_in_steps(const layer_info& l) {
  int around = 0;
  for (const scope_info& s : l.scopes) around += s.class_name == "TimeDistributed";
  return around;
}
/// The nodes whose tensors Keras has, too: no Inputs, no second looks at one tensor.
template <class Facts> struct observed_nodes {
  static constexpr bool seen(int n) {
    const node_info& me = Facts::nodes[std::size_t(n)];
    if (const int around = models_in_steps(*me.layer); around > 0) return around == 1 && ends_steps(me);
    return me.count > 0 && (me.layer->hidden ? me.layer->selects > 0 : me.layer->class_name != "InputLayer");
  }
  static constexpr int count = [] {
    int c = 0;
    for (int n = 0; n < Facts::size; ++n) c += seen(n);
    return c;
  }();
  static constexpr std::array<int, std::size_t(count)> list = [] {
    std::array<int, std::size_t(count)> l{};
    for (int n = 0, c = 0; n < Facts::size; ++n)
      if (seen(n)) l[std::size_t(c++)] = n;
    return l;
  }();
  template <std::size_t... I> static at<list[I]...> all(std::index_sequence<I...>);
  using type = decltype(all(std::make_index_sequence<std::size_t(count)>{}));
};
template <class Parts> using observed_parts =
    network_parts<typename Parts::graph_type, typename Parts::in, typename observed_nodes<typename Parts::facts>::type, Parts::sequential>;

/// The name of each node's tensor in a file of examples, "layers/3.0/Conv2D/0": layer 3 in Keras' order without Inputs, its first call, its class, the first output;
/// below a model's call those of its layers. Empty for what Keras does not have.
template <class Parts> class example_names {
  using facts = typename Parts::facts;
  static constexpr int size = facts::size;
  static constexpr const auto& nodes = plain_nodes<typename facts::graph_type>::list;

 public:
  std::vector<std::string> of = std::vector<std::string>(std::size_t(size));
  /// In a model that stands for an operation of keras.ops: the name of what that gives, or, of a step on the way to it, the name's beginning.
  std::vector<std::string> operation = std::vector<std::string>(std::size_t(size));

  example_names() {
    name_level({0, size, 0, facts::inputs, facts::outputs, Parts::sequential}, facts::known.owner, "layers/");
    for (int n = 0; n < size; ++n) {
      const node_info& me = nodes[std::size_t(n)];
      if (me.layer->hidden && me.layer->selects > 0) of[std::size_t(n)] = of[std::size_t(me.inputs[0])] + std::to_string(me.layer->selects);
    }
    for (int n = 0; n < size; ++n)
      if (!of[std::size_t(n)].empty() && of[std::size_t(n)].back() == '/') of[std::size_t(n)] += '0';
  }
  /// The node that computes what a node gives.
  static int computed(int n) {
    for (;; n = nodes[std::size_t(n)].inputs[0]) {
      const node_info& me = nodes[std::size_t(n)];
      const bool looks = me.layer->hidden ? me.layer->selects <= 0 && !ends_steps(me) : me.layer->class_name == "InputLayer";
      if (me.count == 0 || !looks) return n;
    }
  }

 private:
  void name_level(const extent_of_model& model, const int (&owner)[size], const std::string& path) {
    leveller<size> walk(nodes, owner, model);
    const level<size>& found = walk.run();
    std::vector<int> place(std::size_t(size), -1), number(std::size_t(size), -1), used(std::size_t(size), 0);
    // the calls of a layer are numbered as a walk from the outputs leaves them: in whatever order they were written
    const auto visit = [&](const auto& self, int c) -> void {
      if (c < 0 || number[std::size_t(c)] >= 0) return;
      number[std::size_t(c)] = 0;
      for (int k = 0; k < walk.inputs_of(c); ++k) self(self, found.call_of[walk.input_of(c, k)]);
      number[std::size_t(c)] = used[std::size_t(found.calls[c].layer)]++;
    };
    for (int o : model.outputs) visit(visit, found.call_of[model.begin + o]);
    for (int i = 0, at = 0; i < found.layers; ++i)  // Inputs don't count: a Sequential has none in its list
      if (!walk.is_input(found.order[i])) place[std::size_t(found.order[i])] = at++;
    for (int c = 0; c < found.count; ++c) {
      const keras_call& call = found.calls[c];
      const int at = place[std::size_t(call.layer)];
      if (at < 0 || number[std::size_t(c)] < 0) continue;
      const std::string here = path + std::to_string(at) + "." + std::to_string(number[std::size_t(c)]) + "/";
      if (call.is_around_model()) {
        of[std::size_t(call.first + call.size - 1)] = here + "TimeDistributed/";
        continue;
      }
      if (!call.is_model()) {
        of[std::size_t(call.first)] = here + std::string(nodes[std::size_t(call.first)].layer->class_name) + "/";
        continue;
      }
      // a second call of a model has its own nodes, which share the weights of those of the first
      int inside[size];
      for (int n = 0; n < size; ++n) inside[n] = n >= call.first && n < call.first + call.size && owner[n] < call.first ? owner[n] - found.calls[call.layer].first + call.first : owner[n];
      const scope_info& scope = call.inside[0];
      for (int n = call.first; n < call.first + call.size; ++n) operation[std::size_t(n)] = here + "ops/";
      for (std::size_t o = 0; o < scope.outputs.size(); ++o) operation[std::size_t(call.first + scope.outputs[o])] += std::to_string(o);
      name_level({call.first, call.first + call.size, model.depth + 1, scope.inputs, scope.outputs, scope.class_name == "Sequential"}, inside, here);
    }
  }
};

}  // namespace ikebana::detail
