// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/graph/judgement.hpp>
#include <ikebana/plan/memory.hpp>
#include <ikebana/plan/parameters.hpp>

namespace ikebana::detail {

template <std::size_t N> struct spec_array { tensor_spec spec[N]; };
template <int N> constexpr spec_array<N> planned_specs(const inference<N>& found, int samples) {
  spec_array<N> s{};
  for (int n = 0; n < N; ++n) s.spec[n] = planned(found.spec[n], samples);
  return s;
}

/// What a sound network is, once and for all: constants.
template <class Graph, class In, class Out> struct facts {
  using graph_type = Graph;
  static constexpr int size = Graph::size;
  static constexpr const auto& nodes = nodes_of<Graph, In, Out>;
  static constexpr const auto& known = inferred<Graph, In, Out>;
  static constexpr const auto& names = named<Graph, In, Out>;
  static constexpr auto inputs = indices_of(In{});
  static constexpr auto outputs = indices_of(Out{});

  /// The batch that an Input fixes, or bounds; rank 1.
  static constexpr dims batch = [] {
    dims common(unknown);
    for (int i : inputs) {
      const dims& in = known.spec[i].shape;
      if (in.known(0) || (in.bound[0] > 0 && !common.known(0))) common.copy_axis(0, in, 0);
    }
    return common;
  }();
  static constexpr bool fixed_batch = batch.known(0), bounded_batch = batch.bound[0] > 0;
  static constexpr bool whole_batch = [] {
    for (const node_info& n : nodes)
      if (n.layer->whole_batch) return true;
    return false;
  }();
  /// Some axis beside the batch is known only at the call.
  static constexpr bool dynamic = [] {
    for (const tensor_spec& s : known.spec)
      if (!s.shape.known_from(1)) return true;
    return false;
  }();
  /// The first node that has an axis without a bound, beside the batch; -1 for none: then the network can run.
  static constexpr int unbounded = [] {
    for (int n = 0; n < size; ++n)
      if (!known.spec[n].shape.bounded_from(1)) return n;
    return -1;
  }();
  /// A layer that must see the whole batch, which is neither fixed nor bounded; -1 for none.
  static constexpr int without_batch = [] {
    for (int n = 0; n < size; ++n)
      if (nodes[std::size_t(n)].layer->whole_batch && !fixed_batch && !bounded_batch) return n;
    return -1;
  }();
  static constexpr bool can_run = unbounded < 0 && without_batch < 0;

  static constexpr auto fused = [] {
    if constexpr (can_run) return plan_fusion(nodes, known.spec, known.owner, outputs);
    else return fusion_plan<size>{};
  }();
  static constexpr long long sample_floats = [] {
    if (!can_run) return 0ll;
    return (long long)plan_memory(nodes, known.spec, 1, outputs, fused).size;
  }();
  /// The samples that go through the arena together: the whole batch where it is fixed or must be seen whole; else as many as keep the
  /// arena within a quarter of a megabyte.
  static constexpr int samples = [] {
    if (!can_run) return 0;
    if (fixed_batch) return batch.extent[0];
    if (whole_batch) return batch.bound[0];
    for (const tensor_spec& s : known.spec)
      if (s.steps < 1) return 1;
    for (int i : inputs)
      if (nodes[std::size_t(i)].layer->tile > 0) return nodes[std::size_t(i)].layer->tile;
    if (dynamic) return 1;
    int n = 1;
    while (n < 32 && sample_floats * 2 * n <= 64 * 1024) n *= 2;
    return n;
  }();

  template <int Samples> static constexpr auto memory_for = plan_memory(nodes, known.spec, Samples, outputs, fused);
  static constexpr int arena_size = [] {
    if constexpr (can_run) return memory_for<samples>.size;
    else return 0;
  }();
  static constexpr auto parameters = [] {
    if constexpr (can_run) return plan_parameters(nodes, known, planned_specs(known, samples).spec, fused);
    else return plan_parameters(nodes, known, known.spec);
  }();

  /// The floats of the first input or output, of one sample or of the fixed batch; any number where only the call knows it.
  template <bool Input> static constexpr std::size_t span_extent = [] {
    const dims d = planned(known.spec[Input ? inputs[0] : outputs[0]], 1).shape;
    return can_run && !dynamic && !(bounded_batch && whole_batch) ? std::size_t(d.size()) : std::size_t(-1);
  }();

  static constexpr long long flops = [] {
    long long sum = 0;
    if (!can_run) return sum;
    const auto at = planned_specs(known, 1);
    tensor_spec room[max_inputs]{};
    for (int n = 0; n < size; ++n)
      if (nodes[std::size_t(n)].count > 0 && nodes[std::size_t(n)].layer->place(inputs_of(nodes, at.spec, n, room)) != placing::view)
        sum += at.spec[n].rows(1) * nodes[std::size_t(n)].layer->flops(inputs_of(nodes, at.spec, n, room), at.spec[n]);
    return sum;
  }();
};

}  // namespace ikebana::detail
