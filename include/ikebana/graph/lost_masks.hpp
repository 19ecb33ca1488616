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
    bool all_found = true, all_written = true;
    for (int k = 0; k < asked.count; ++k) {
      const int from = asked.inputs[k];
      const bool symbolic = symbolic_[from], sees = on_tensor(from) || (argument && symbolic);
      found_[k] = written_[k] = known_.spec[from];
      if (known_.spec[from].mask == 0) continue;
      if (!sees) found_[k].mask = 0, all_found = false;
      if (!symbolic) written_[k].mask = 0, all_written = false;
      if (which == 0 && !sees) (symbolic ? me.unread : me.lost) |= std::uint64_t{1} << k;
    }
    // the rule, where what inference knows does not say it
    const auto gives_mask = [&](bool all, const tensor_spec* in) {
      if (all || known_.spec[n].mask == 0) return known_.spec[n].mask > 0;
      const verdict v = asked.layer->rule({in, std::size_t(asked.count)}, which);
      return v.fits() && v.gives.mask > 0;
    };
    symbolic_[n] = gives_mask(all_written, written_);
    const bool masked = gives_mask(all_found, found_);
    if (me.layer->takes_masks_off)
      for (int k = 0; k < me.count; ++k) on_object_[object_[me.inputs[k]]] = false;
    const tensor_spec& in = known_.spec[me.inputs[0]];
    if (which == 0 && me.count == 1 && in.shape == known_.spec[n].shape && (in.mask > 0) == (known_.spec[n].mask > 0) && me.layer->place({found_, 1}) == placing::view) {
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
  tensor_spec found_[max_inputs]{}, written_[max_inputs]{};  // of the node that is asked: what it finds, and what it was written with
};

template <std::size_t N> constexpr bool takes_masks_off(const std::array<node_info, N>& nodes) {
  for (const node_info& n : nodes)
    if (n.layer->takes_masks_off) return true;
  return false;
}
template <int N> constexpr bool has_masks(const inference<N>& known) {
  for (const tensor_spec& s : known.spec)
    if (s.mask > 0) return known.refused < 0;
  return false;
}

// constants of their own: a compiler counts the steps of each
template <class Graph, class In, class Out> inline constexpr auto inferred_at_first = infer(Graph::nodes, indices_of(In{}), indices_of(Out{}));
template <class Graph, class In, class Out> inline constexpr bool loses_masks = takes_masks_off(Graph::nodes) && has_masks(inferred_at_first<Graph, In, Out>);
template <class Graph, class In, class Out>
inline constexpr auto nodes_with_masks = mask_walk<std::size_t(Graph::size)>(Graph::nodes, inferred_at_first<Graph, In, Out>).run(indices_of(In{}), indices_of(Out{}));
template <class Graph, class In, class Out> inline constexpr auto inferred_with_masks = infer(nodes_with_masks<Graph, In, Out>, indices_of(In{}), indices_of(Out{}));

template <bool Loses, class Graph, class In, class Out> inline constexpr const auto& nodes_found = Graph::nodes;
template <class Graph, class In, class Out> inline constexpr const auto& nodes_found<true, Graph, In, Out> = nodes_with_masks<Graph, In, Out>;
template <bool Loses, class Graph, class In, class Out> inline constexpr const auto& inference_found = inferred_at_first<Graph, In, Out>;
template <class Graph, class In, class Out> inline constexpr const auto& inference_found<true, Graph, In, Out> = inferred_with_masks<Graph, In, Out>;
}  // namespace detail

/// The nodes of a model, each with the masks that it finds, and what is known of them.
template <class Graph, class In, class Out> inline constexpr const auto& nodes_of = detail::nodes_found<detail::loses_masks<Graph, In, Out>, Graph, In, Out>;
template <class Graph, class In, class Out> inline constexpr const auto& inferred = detail::inference_found<detail::loses_masks<Graph, In, Out>, Graph, In, Out>;

}  // namespace ikebana
