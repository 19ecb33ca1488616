// SPDX-License-Identifier: BSL-1.0
// Who finds which mask, as in Keras. There a mask is an attribute of a tensor, and a symbolic one when the model is written. What is called on one tensor and takes
// `mask` as an argument keeps the symbolic mask; whoever else reads a mask, on several tensors or to hand it on, looks at the tensor when the model runs, and
// MultiHeadAttention has taken it off by then from the tensors that it read before. In a residual block, `Add()([x, attention(x, x)])` finds none on x, and neither does
// the attention of the next block. (keras/src/layers/layer.py, Layer.__call__; attention/multi_head_attention.py, call)
#pragma once
#include <ikebana/graph/topology.hpp>

namespace ikebana {

namespace detail {

/// Walks a sound network in the order in which Keras runs it.
template <std::size_t N> class mask_walk {
 public:
  using list = std::array<node_info, N>;
  constexpr mask_walk(const list& nodes, const inference<int(N)>& known) : nodes_{nodes}, known_{known} {}

  constexpr const list& run(std::span<const int> inputs, std::span<const int> outputs) {
    go_through({0, int(N), 0, inputs, outputs, false});
    return nodes_;
  }

 private:
  constexpr bool on_tensor(int n) const { return on_object_[object_[n]]; }

  constexpr void go_through(const extent_of_model& model) {
    leveller<int(N)> walk(nodes_, known_.owner, model);
    const level<int(N)>& found = walk.run();
    int count = 0;
    const auto order = walk.running(count);
    for (int i = 0; i < count; ++i) {
      const keras_call& call = found.calls[order[i]];
      if (call.is_around_model())
        for (int n = call.first; n < call.first + call.size; ++n) pass(n);
      else if (call.is_model()) enter(call, model.depth + 1);
      else pass(call.first);
    }
  }

  /// A model takes the symbolic masks of its inputs as an argument, and puts them on. Inside it, and on what it gives, masks are on the tensors alone.
  constexpr void enter(const keras_call& call, std::size_t depth) {
    const scope_info& inner = call.inside[0];
    for (const int i : inner.inputs) {
      const int n = call.first + i, from = nodes_[std::size_t(n)].inputs[0];
      pass(from);
      object_[n] = object_[from];
      if (symbolic_[from]) on_object_[object_[n]] = true;
      done_[n] = true;
    }
    go_through({call.first, call.first + call.size, depth, inner.inputs, inner.outputs, inner.class_name == "Sequential"});
    for (const int o : inner.outputs) {
      pass(call.first + o);
      symbolic_[call.first + o] = false;
    }
  }

  /// One call of a layer, or an output that Keras has no call for.
  constexpr void pass(int n) {
    if (done_[n]) return;
    done_[n] = true;
    node_info& me = nodes_[std::size_t(n)];
    object_[n] = n;
    if (me.count == 0) return;
    for (int k = 0; k < me.count; ++k) pass(me.inputs[k]);
    const node_info& asked = me.layer->selects > 0 ? nodes_[std::size_t(me.inputs[0])] : me;
    const int which = me.layer->selects > 0 ? me.layer->selects : 0;
    const bool argument = asked.layer->mask_is_argument && asked.count == 1;
    tensor_spec found[max_inputs]{}, written[max_inputs]{};
    for (int k = 0; k < asked.count; ++k) {
      const int from = asked.inputs[k];
      const bool symbolic = symbolic_[from], sees = on_tensor(from) || (argument && symbolic);
      found[k] = written[k] = known_.spec[from];
      if (!sees) found[k].mask = 0;
      if (!symbolic) written[k].mask = 0;
      if (which == 0 && !sees) (symbolic ? me.unread : me.lost) |= std::uint64_t{1} << k;
    }
    const auto gives_mask = [&](const tensor_spec* in) {
      const verdict v = asked.layer->rule({in, std::size_t(asked.count)}, which);
      return v.fits() && v.gives.mask > 0;
    };
    symbolic_[n] = gives_mask(written);
    const bool masked = gives_mask(found);
    if (me.layer->takes_masks_off)
      for (int k = 0; k < me.count; ++k) on_object_[object_[me.inputs[k]]] = false;
    const tensor_spec& in = known_.spec[me.inputs[0]];
    if (which == 0 && me.count == 1 && in.shape == known_.spec[n].shape && (in.mask > 0) == (known_.spec[n].mask > 0) && me.layer->place({found, 1}) == placing::view) {
      object_[n] = object_[me.inputs[0]];  // a layer that does nothing gives the tensor that it was given
      if (masked) on_object_[object_[n]] = true;
    } else {
      on_object_[n] = masked;
    }
  }

  list nodes_;
  const inference<int(N)>& known_;
  int object_[N]{};            // of each node, the node whose tensor it gives
  bool on_object_[N]{};        // has it a mask, now?
  bool symbolic_[N]{}, done_[N]{};
};

template <std::size_t N, std::size_t I, std::size_t O>
constexpr std::array<node_info, N> find_masks(const std::array<node_info, N>& nodes, const std::array<int, I>& inputs, const std::array<int, O>& outputs) {
  const inference<int(N)> known = infer(nodes, inputs, outputs);
  if (known.refused >= 0) return nodes;
  bool any = false;
  for (const tensor_spec& s : known.spec) any = any || s.mask > 0;
  return any ? mask_walk<N>(nodes, known).run(inputs, outputs) : nodes;
}
template <std::size_t N> constexpr bool takes_masks_off(const std::array<node_info, N>& nodes) {
  for (const node_info& n : nodes)
    if (n.layer->takes_masks_off) return true;
  return false;
}
template <class Graph, class In, class Out, bool Plain> inline constexpr const auto& nodes_found = Graph::nodes;
template <class Graph, class In, class Out> inline constexpr auto nodes_with_masks = find_masks(Graph::nodes, indices_of(In{}), indices_of(Out{}));
template <class Graph, class In, class Out> inline constexpr const auto& nodes_found<Graph, In, Out, false> = nodes_with_masks<Graph, In, Out>;

}  // namespace detail

/// The nodes of a model, each with the masks that it finds.
template <class Graph, class In, class Out> inline constexpr const auto& nodes_of = detail::nodes_found<Graph, In, Out, !detail::takes_masks_off(Graph::nodes)>;

template <class Graph, class In, class Out>
inline constexpr auto inferred = infer(nodes_of<Graph, In, Out>, detail::indices_of(In{}), detail::indices_of(Out{}));

}  // namespace ikebana
