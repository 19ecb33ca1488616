// SPDX-License-Identifier: BSL-1.0
// The layers of a network as Keras lists them: model by model, a model inside counting as one layer of the model around it, in the
// order of `map_graph` (keras/src/ops/function.py). Files and the summary go by it.
#pragma once
#include <ikebana/graph/inference.hpp>

namespace ikebana {

/// One call of a layer, or of a model, in the model around it: a node of Keras' graph.
struct keras_call {
  int first = 0, size = 1;             // its nodes in the flat list: [first, first + size)
  int layer = 0;                       // the first call of the same layer
  int number = 0;                      // 0 for the first call of its layer, 1 for the second, ...
  std::span<const scope_info> inside{};  // of a model, what it is; else empty

  constexpr bool is_model() const { return !inside.empty(); }
  /// A TimeDistributed around a model: its first node has its name, the model begins at its third and ends before its last (models/time_distributed.hpp).
  constexpr bool is_around_model() const { return is_model() && inside[0].class_name == "TimeDistributed"; }
};

namespace detail {
/// A T for each of N nodes, or, with N = 0, for as many as are known when the program runs (saving/graph_maker.hpp).
template <class T, int N> struct per_node {
  T list[N]{};
  constexpr explicit per_node(std::size_t) {}
  constexpr T& operator[](int n) { return list[n]; }
  constexpr const T& operator[](int n) const { return list[n]; }
};
}  // namespace detail

/// A model as Keras sees it: `order` lists its layers, each by its first call. A Sequential's order is its own and leaves its Input out.
template <int N> struct level {
  detail::per_node<keras_call, N> calls;
  detail::per_node<int, N> call_of;  // of each node; of one that Keras does not have, that of what it stands for; -1 outside of this model
  detail::per_node<int, N> order;
  int count = 0, layers = 0;
  bool linear = true;  // no branches: the summary needs no "Connected to"
  constexpr explicit level(std::size_t nodes) : calls(nodes), call_of(nodes), order(nodes) {}
};

namespace detail {
/// The model that a layer is in, at that depth; empty where it is not so deep.
constexpr std::span<const scope_info> scope_at(const layer_info& l, std::size_t depth) {
  return depth < l.scopes.size() ? std::span<const scope_info>{l.scopes.data() + depth, 1} : std::span<const scope_info>{};
}
constexpr bool contains(std::span<const int> list, int value) {
  for (int v : list)
    if (v == value) return true;
  return false;
}

/// Where a model is in the flat list, and what goes in and out of it there.
struct extent_of_model {
  int begin, end;
  std::size_t depth;  // models around it
  std::span<const int> inputs, outputs;  // positions, counted from begin
  bool sequential;
};

template <int N> class leveller {
 public:
  constexpr leveller(std::span<const node_info> nodes, const int* owner, const extent_of_model& model)
      : nodes_{nodes}, owner_{owner}, model_{model} {}

  constexpr const level<N>& run() {
    collect();
    if (model_.sequential) {
      for (int c = 0; c < found_.count; ++c)
        if (found_.calls[c].layer == c && !is_input(c)) found_.order[found_.layers++] = c;
    } else {
      for (int o : model_.outputs) visit(found_.call_of[model_.begin + o]);
      sort_by_depth();
    }
    return found_;
  }
  constexpr int inputs_of(int c) const {
    const keras_call& call = found_.calls[c];
    if (call.is_model()) return int(call.inside[0].inputs.size());
    return is_input(c) ? 0 : nodes_[std::size_t(call.first)].count;
  }
  constexpr bool is_input(int c) const {
    return !found_.calls[c].is_model() && nodes_[std::size_t(found_.calls[c].first)].layer->class_name == "InputLayer";
  }
  /// Behind run(): the calls in the order in which Keras runs them, by depth, and of one depth as its map_graph found them.
  constexpr per_node<int, N> running(int& count) const {
    per_node<int, N> all(nodes_.size());
    count = 0;
    if (model_.sequential) {
      for (; count < found_.count; ++count) all[count] = count;
      return all;
    }
    per_node<bool, N> listed(nodes_.size());
    per_node<int, N> found(nodes_.size()), place(nodes_.size());
    const auto add = [&](int c) {
      if (c < 0 || listed[c]) return;
      listed[c] = true;
      ++place[depth_[found[count++] = c]];
    };
    for (int i = finished_count_ - 1; i >= 0; --i) {
      add(finished_[i]);
      for (int k = 0; k < inputs_of(finished_[i]); ++k) add(parent(finished_[i], k));
    }
    for (int depth = found_.count - 1, deeper = 0; depth >= 0; --depth) {  // where those of a depth begin
      const int here = place[depth];
      place[depth] = deeper;
      deeper += here;
    }
    for (int i = 0; i < count; ++i) all[place[depth_[found[i]]]++] = found[i];
    return all;
  }
  /// The node that is input k of a call.
  constexpr int input_of(int c, int k) const {
    const keras_call& call = found_.calls[c];
    if (call.is_model()) return nodes_[std::size_t(call.first + call.inside[0].inputs[std::size_t(k)])].inputs[0];
    return nodes_[std::size_t(call.first)].inputs[k];
  }

 private:
  // `again`, another output of a layer, and an Input that only checks
  constexpr bool transparent(int n) const {
    const node_info& me = nodes_[std::size_t(n)];
    return me.layer->hidden || (me.layer->class_name == "InputLayer" && me.count > 0 && !contains(model_.inputs, n - model_.begin));
  }

  constexpr void collect() {
    for (int n = 0; n < int(nodes_.size()); ++n) found_.call_of[n] = -1;
    for (int n = model_.begin; n < model_.end;) {
      const layer_info& me = *nodes_[std::size_t(n)].layer;
      const std::span<const scope_info> scope = scope_at(me, model_.depth);
      if (scope.empty() && transparent(n)) {
        found_.call_of[n] = found_.call_of[nodes_[std::size_t(n)].inputs[0]];
        ++n;
        continue;
      }
      const int c = found_.count++;
      keras_call& call = found_.calls[c];
      call = {n, 0, c, 0, scope};
      for (; n < model_.end; ++n, ++call.size) {
        const std::span<const scope_info> next = scope_at(*nodes_[std::size_t(n)].layer, model_.depth);
        if (call.size > 0 && (scope.empty() || next.empty() || next[0].instance != scope[0].instance)) break;
        found_.call_of[n] = c;
      }
      if (scope.empty()) {
        if (const int owner = owner_[call.first]; owner >= model_.begin) call.layer = found_.call_of[owner];
        else  // of a model that is called again: its layers are those of the first call
          for (int before = 0; before < c && call.layer == c; ++before)
            if (owner_[found_.calls[before].first] == owner) call.layer = before;
      } else if (!scope[0].name.empty()) {
        for (int before = 0; before < c && call.layer == c; ++before)
          if (const std::span<const scope_info> other = found_.calls[before].inside;
              !other.empty() && other[0].name == scope[0].name && other[0].class_name == scope[0].class_name)
            call.layer = before;
      }
      if (call.layer == c) continue;
      for (int before = 0; before < c; ++before) call.number += found_.calls[before].layer == call.layer;
    }
  }

  constexpr int parent(int c, int k) const { return found_.call_of[input_of(c, k)]; }

  constexpr void enter(int c) {
    entered_[c] = true;
    if (int& index = index_[found_.calls[c].layer]; index == 0) index = ++visited_;
    stack_[height_++] = c;
  }
  constexpr void visit(int from) {
    if (from >= 0 && !entered_[from]) enter(from);
    while (height_ > 0) {
      const int c = stack_[height_ - 1];
      if (next_[c] == inputs_of(c)) {
        finished_[finished_count_++] = c;
        --height_;
      } else if (const int before = parent(c, next_[c]++); before >= 0 && !entered_[before]) {
        enter(before);
      }
    }
  }

  constexpr bool comes_before(int layer, int other) const {
    if (layer_depth_[other] != layer_depth_[layer]) return layer_depth_[other] < layer_depth_[layer];
    return index_[other] > index_[layer];
  }
  constexpr void sort_by_depth() {
    per_node<int, N> calls_at(nodes_.size());
    per_node<bool, N> listed(nodes_.size());
    for (int i = finished_count_ - 1; i >= 0; --i) {
      const int c = finished_[i], layer = found_.calls[c].layer;
      if (layer_depth_[layer] > depth_[c]) depth_[c] = layer_depth_[layer];
      layer_depth_[layer] = depth_[c];
      for (int k = 0; k < inputs_of(c); ++k)
        if (const int before = parent(c, k); before >= 0 && depth_[before] <= depth_[c]) depth_[before] = depth_[c] + 1;
    }
    for (int i : model_.inputs)  // an input that nothing uses comes first at depth 0
      if (const int c = found_.call_of[model_.begin + i]; c >= 0 && !entered_[c]) finished_[finished_count_++] = c;

    for (int i = 0; i < finished_count_; ++i) {
      const int c = finished_[i], layer = found_.calls[c].layer;
      if (++calls_at[depth_[c]] > 1 || inputs_of(c) > 1 || listed[layer]) found_.linear = false;
      if (listed[layer]) continue;
      listed[layer] = true;
      int at = found_.layers++;
      for (; at > 0 && comes_before(layer, found_.order[at - 1]); --at) found_.order[at] = found_.order[at - 1];
      found_.order[at] = layer;
    }
  }

  std::span<const node_info> nodes_;
  const int* owner_;
  extent_of_model model_;
  level<N> found_{nodes_.size()};
  per_node<bool, N> entered_{nodes_.size()};
  per_node<int, N> index_{nodes_.size()};  // of layers, in the order of their first visit; 0 for none
  int visited_ = 0;
  per_node<int, N> stack_{nodes_.size()}, next_{nodes_.size()};
  int height_ = 0;
  per_node<int, N> depth_{nodes_.size()}, layer_depth_{nodes_.size()}, finished_{nodes_.size()};
  int finished_count_ = 0;
};
}  // namespace detail

/// A layer, or a model, in the list of all: the children of a model come after it, in Keras' order.
struct keras_layer {
  int first = 0, size = 1;             // the nodes of its first call
  int model = -1;                      // the entry of the model that it is in; -1 for the outermost
  int number = 0;                      // among the layers of its class in that model, counted from 0
  std::span<const scope_info> inside{};  // of a model, what it is; else empty
  std::string_view class_name{};

  constexpr bool is_model() const { return !inside.empty(); }
};

template <int N> struct topology {
  keras_layer list[2 * N]{};
  int count = 0;
};

namespace detail {
constexpr extent_of_model extent_of(const keras_layer& model, std::size_t depth) {
  return {model.first, model.first + model.size, depth, model.inside[0].inputs, model.inside[0].outputs, model.class_name == "Sequential"};
}
template <int N>
constexpr void list_layers(topology<N>& all, const std::array<node_info, std::size_t(N)>& nodes, const int (&owner)[N],
                           const extent_of_model& model, int entry) {
  leveller<N> walk(nodes, owner, model);
  const level<N>& found = walk.run();
  struct {
    std::string_view kind{};
    int used = 0;
  } counters[N]{};
  int kinds = 0;
  for (int i = 0; i < found.layers; ++i) {
    const keras_call& call = found.calls[found.order[i]];
    const std::string_view kind = call.is_model() ? call.inside[0].class_name : nodes[std::size_t(call.first)].layer->class_name;
    int k = 0;
    while (k < kinds && counters[k].kind != kind) ++k;
    if (k == kinds) counters[kinds++].kind = kind;
    all.list[all.count++] = {call.first, call.size, entry, counters[k].used++, call.inside, kind};
  }
}
}  // namespace detail

/// All layers of a sound network, its own first.
template <std::size_t N>
constexpr topology<int(N)> topology_of(const std::array<node_info, N>& nodes, const inference<int(N)>& known, std::span<const int> inputs,
                                       std::span<const int> outputs, bool sequential) {
  topology<int(N)> all;
  std::size_t depth[2 * N]{};
  detail::list_layers<int(N)>(all, nodes, known.owner, {0, int(N), 0, inputs, outputs, sequential}, -1);
  for (int e = 0; e < all.count; ++e) {
    depth[e] = all.list[e].model < 0 ? 1 : depth[all.list[e].model] + 1;
    if (all.list[e].is_model()) detail::list_layers<int(N)>(all, nodes, known.owner, detail::extent_of(all.list[e], depth[e]), e);
  }
  return all;
}

}  // namespace ikebana
