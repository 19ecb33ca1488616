// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/graph/graph.hpp>
#include <ikebana/graph/odd_layers.hpp>

namespace ikebana {

/// What is known of each node: the tensor that it gives, whose weights it uses, and the first complaint.
template <int N> struct inference {
  tensor_spec spec[N]{};
  int owner[N]{};  // the node whose weights are used: itself, or an earlier one of the same name
  int refused = -1;
  complaint why{};
};

/// The most inputs of one layer.
inline constexpr int max_inputs = 64;

namespace detail {
inline constexpr std::string_view no_input = "a model without an Input";

constexpr bool same_scope(std::span<const scope_info> a, std::span<const scope_info> b, bool positions) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].class_name != b[i].class_name || a[i].name != b[i].name || (a[i].name.empty() && a[i].instance != b[i].instance)) return false;
    if (positions && a[i].position != b[i].position) return false;
  }
  return true;
}
constexpr bool shares_weights(const layer_info& a, const layer_info& b) {
  return !a.scopes.empty() && same_scope(a.scopes, b.scopes, true);  // the same place of a named model
}
constexpr bool same_name(const layer_info& a, const layer_info& b) {
  return !a.name.empty() && a.name == b.name && same_scope(a.scopes, b.scopes, false);
}
/// Nodes by a key of theirs, 0 for none: a compiler counts the steps of a constant expression, and asking every node of all before it takes too many.
template <int N> struct nodes_by_key {
  unsigned keys[N]{};
  int last[256]{}, before[N]{};  // one more than the node; 0 for none
  constexpr void add(unsigned key, int n) {
    if (!key) return;
    keys[n] = key;
    before[n] = last[key % 256];
    last[key % 256] = n + 1;
  }
  /// The last node of this key that `is` the wanted one; N for none.
  template <class F> constexpr int find(unsigned key, const F& is) const {
    if (key)
      for (int k = last[key % 256]; k; k = before[k - 1])
        if (keys[k - 1] == key && is(k - 1)) return k - 1;
    return N;
  }
};
/// The nodes that own weights, by name and by place in a model inside. There is one of a name and one of a place.
template <std::size_t N> struct owners {
  const std::array<node_info, N>& nodes;
  nodes_by_key<int(N)> names{}, places{};
  constexpr void add(int n) {
    names.add(nodes[std::size_t(n)].layer->name_key, n);
    places.add(nodes[std::size_t(n)].layer->place_key, n);
  }
  /// The first whose weights are those of a layer, or that has its name; N for none.
  constexpr int find(const layer_info& me) const {
    const int named = names.find(me.name_key, [&](int n) { return same_name(*nodes[std::size_t(n)].layer, me); });
    const int placed = places.find(me.place_key, [&](int n) { return shares_weights(*nodes[std::size_t(n)].layer, me); });
    return named < placed ? named : placed;
  }
};

template <std::size_t N> constexpr specs inputs_of(const std::array<node_info, N>& nodes, const tensor_spec* spec, int n, tensor_spec* room) {
  const node_info& me = nodes[std::size_t(n)];
  for (int k = 0; k < me.count; ++k) room[k] = me.input(k, spec[me.inputs[k]]);
  return {room, std::size_t(me.count)};
}

/// f(what a node is given). A single tensor is looked at where it lies: room for all that there may be is dear to make in a constant expression.
template <std::size_t N, class F> constexpr auto on_inputs_of(const std::array<node_info, N>& nodes, const tensor_spec* spec, int n, const F& f) {
  const node_info& me = nodes[std::size_t(n)];
  if (me.count == 1 && !me.lost && !me.unread) return f(specs{spec + me.inputs[0], 1});
  tensor_spec room[max_inputs]{};
  return f(inputs_of(nodes, spec, n, room));
}

constexpr complaint given_twice(int input) {
  return {"one tensor given twice", "Layer %n is given the same tensor twice (input %i)", "again(x), or Identity<>{}(x)", {}, {}, {}, input};
}

template <int N, std::size_t I, std::size_t O>
constexpr complaint wrong_ends(const std::array<node_info, N>& nodes, const std::array<int, I>& in, const std::array<int, O>& out, int& where) {
  for (std::size_t i = 0; i < I; ++i) {
    where = in[i];
    if (nodes[std::size_t(in[i])].layer->class_name != "InputLayer" && nodes[std::size_t(in[i])].count > 0)
      return {"an input that is no Input", "The model's input %0 is the output of layer %n: inputs(...) takes Input layers", "", {}, {}, {int(i)}};
    for (std::size_t j = 0; j < i; ++j)
      if (in[i] == in[j])
        return {"one input given twice", "Layer %n is given twice as an input of the model: two inputs of one shape need a name each", "Input<..., name(\"left\")>"};
  }
  for (std::size_t i = 0; i < O; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (where = out[i]; out[i] == out[j])
        return {"one tensor given twice", "The output of layer %n is given twice to outputs(...)", "again(y), or Identity<>{}(y)"};
  return {};
}
}  // namespace detail

/// Walks the graph once; the first layer that does not fit ends it. `given`, if not null, replaces what the Inputs declare.
template <std::size_t N, std::size_t I, std::size_t O>
constexpr inference<int(N)> infer(const std::array<node_info, N>& nodes, const std::array<int, I>& inputs, const std::array<int, O>& outputs,
                                  const tensor_spec* given = nullptr) {
  inference<int(N)> found;
  detail::owners<N> owners{nodes};
  tensor_spec room[max_inputs]{}, other[max_inputs]{};
  for (int n = 0; n < int(N); ++n) found.owner[n] = n;
  if (found.why = detail::wrong_ends<N>(nodes, inputs, outputs, found.refused); found.why) return found;
  found.refused = -1;
  for (int n = 0; n < int(N); ++n) {
    const node_info& me = nodes[std::size_t(n)];
    const auto refuse = [&](const complaint& why) {
      found.refused = n;
      found.why = why;
      return found;
    };
    if (me.count > max_inputs) return refuse({"too many inputs", "Layer %n is called on %0 tensors; 64 is the most", "", {}, {}, {me.count}});
    for (int k = 1; k < me.count && !me.layer->repeats; ++k)
      for (int j = 0; j < k; ++j)
        if (me.inputs[k] == me.inputs[j]) return refuse(detail::given_twice(k));
    if (me.count == 0) {
      int which = -1;
      for (std::size_t i = 0; i < I; ++i)
        if (inputs[i] == n) which = int(i);
      if (which < 0 && me.layer->class_name == "InputLayer")
        return refuse({"an Input that is not listed", "Layer %n feeds the model, and is not among its inputs(...)"});
      if (given && which >= 0) {
        found.spec[n] = given[which];
        continue;
      }
      if (which >= 0 && me.layer->class_name != "InputLayer")
        if (const verdict alone = me.layer->rule({}, 0); alone.fits() || alone.why.because == detail::input_count)
          return refuse({detail::no_input, "Layer %n begins the model, and nothing says the shape that it takes", "Input<...>, or input_shape(...)"});
    }
    const specs in = detail::inputs_of(nodes, found.spec, n, room);
    verdict v;
    if (me.layer->selects > 0) {
      const int from = me.inputs[0];
      v = nodes[std::size_t(from)].layer->rule(detail::inputs_of(nodes, found.spec, from, other), me.layer->selects);
    } else {
      v = me.layer->rule(in, 0);
    }
    if (!v.fits()) return refuse(v.why);
    found.spec[n] = v.gives;
    if (v.reads != layout::unspecified)
      for (int from = me.inputs[0]; found.spec[from].format == layout::unspecified; from = nodes[std::size_t(from)].inputs[0]) {
        found.spec[from].format = v.reads;  // an untagged tensor takes the layout of the first layer that reads one
        if (nodes[std::size_t(from)].count != 1 || found.spec[nodes[std::size_t(from)].inputs[0]].shape != found.spec[from].shape) break;
      }
    const int owner = owners.find(*me.layer);
    if (owner == int(N)) {
      owners.add(n);
      continue;
    }
    const node_info& before = nodes[std::size_t(owner)];
    if (before.layer->spelling != me.layer->spelling || before.layer->class_name != me.layer->class_name)
      return refuse({"two layers of one name", "The name %w is used for two different layers; all layer names should be unique. The second is layer %n", "",
                     {}, {}, {}, 0, me.layer->name});
    found.owner[n] = owner;
    if (me.count == 0) continue;
    const weight_list b = before.layer->weights(detail::inputs_of(nodes, found.spec, owner, other));
    const weight_list a = me.layer->weights(in);
    for (int w = 0; w < a.count; ++w)
      if (a.list[w].shape != b.list[w].shape) {
        complaint c = complaints::shape(other[0].shape, in[0]);
        c.because = "a shared layer of another shape";
        c.says = "Layer %n is shared: its weights are built for input shape %t, but it is called on %g";
        return refuse(c);
      }
  }
  return found;
}

}  // namespace ikebana
