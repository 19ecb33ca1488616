// SPDX-License-Identifier: BSL-1.0
// Runs the steps of a planned network over an arena.
#pragma once
#include <ikebana/models/packing.hpp>
#include <ikebana/plan/facts.hpp>

namespace ikebana::detail {

/// The memory of one run.
template <std::size_t Inputs, std::size_t Outputs> struct memory_of_run {
  const float* weights;
  float *arena, *state;
  const float* in[Inputs];
  float* out[Outputs];        // of outputs that are written where the caller wants them
  const tensor_spec* actual;  // of every node, where extents are known only now
  const any_executor* threads = nullptr;
};
template <class Facts> using run_memory = memory_of_run<Facts::inputs.size(), Facts::outputs.size()>;

// What runs a step has a layer, its specs and numbers in its name, and no network: the name of a network of hundreds of layers is as long as they
// all are, and a compiler takes a tenth of a second for each function that has it. Equal layers share their code.

/// Where a tensor lies: in an input of the call, in an output, or in the arena.
struct tensor_place {
  int input = -1, output = -1, offset = 0;
  template <class Memory> constexpr float* write(const Memory& m) const { return (output >= 0 ? m.out[output] : m.arena) + offset; }
  template <class Memory> constexpr const float* read(const Memory& m) const { return input >= 0 ? m.in[input] + offset : write(m); }
};
template <int Inputs, int Outputs> struct step_places {
  tensor_place in[Inputs], out[Outputs];
  int in_node[Inputs]{}, out_node = 0;
  int weights = 0, packed = 0, state = 0, scratch = 0;
};
/// The mask of an input goes on, to a buffer of another tensor.
template <class From, class To> void copy_mask(const From& x, const To& y) {
  if (x.mask() != y.mask()) std::memcpy(y.mask(), x.mask(), std::size_t(y.mask_size()) * sizeof(float));
}
/// Runs a step; AtCall: extents are known only at the call.
template <class Call, bool AtCall, int I, int O, class Memory, int... In, int... K>
void run_step(const Memory& m, const step_places<I, O>& at, std::integer_sequence<int, In...>, std::integer_sequence<int, K...>) {
  using layer = typename Call::layer_type;
  Call here{m.weights + at.weights, m.weights + at.packed, m.state + at.state, m.arena + at.scratch, {at.in[In].read(m)...}, {at.out[K].write(m)...}, {}, {}, m.threads};
  [[maybe_unused]] dims other_outputs[AtCall ? O : 1];
  if constexpr (AtCall) {
    if constexpr (O > 1) {
      const tensor_spec actual[]{m.actual[at.in_node[In]]...};
      ((other_outputs[K] = layer::compute_output_shape(specs{actual, std::size_t(I)}, K).gives.shape), ...);
    }
    ((here.in_shapes_[In] = &m.actual[at.in_node[In]].shape), ...);
    ((here.out_shapes_[K] = K == 0 ? &m.actual[at.out_node].shape : &other_outputs[K]), ...);
  }
  if constexpr (Call::output_mask && !layer::writes_mask) copy_mask(here.input(), here.output());
  layer::forward(here);
}
template <class Call, bool AtCall, auto Places> struct planned_step {
  template <class Memory> static IKEBANA_INLINE void run(const Memory& m) {
    run_step<Call, AtCall>(m, Places, std::make_integer_sequence<int, Call::inputs>{}, std::make_integer_sequence<int, Call::outputs>{});
  }
};
struct no_step {
  template <class Memory> static IKEBANA_INLINE void run(const Memory&) {}
};

template <class Facts, architecture A, int Samples, bool Threaded = false> struct steps {
  static constexpr bool whole = Facts::bounded_batch && Facts::whole_batch;  // a batch that only the call knows, seen at once
  static constexpr bool at_call = Facts::dynamic || whole;
  static constexpr const auto& where = Facts::template memory_for<Facts::samples>;
  static constexpr const auto& nodes = Facts::nodes;
  static constexpr const auto& fused = Facts::fused;

  // extents of a None batch are fixed to the samples of this run; other unknown ones stay, and are read from `actual`
  static constexpr tensor_spec of_this_run(tensor_spec s) {
    if (!s.shape.known(0) && !whole) s.shape.set(0, s.steps > 0 ? s.rows(Samples) : unknown, s.rows(Samples));
    s.steps = 1;  // equal layers share their code
    return s;
  }
  static constexpr auto known = [] {
    spec_array<std::size_t(Facts::size)> all{};
    for (int n = 0; n < Facts::size; ++n) all.spec[n] = of_this_run(Facts::known.spec[n]);
    return all;
  }();
  static constexpr tensor_spec spec_of(int n, int which) {
    if (which == 0) return known.spec[n];
    return of_this_run(on_inputs_of(nodes, Facts::known.spec, n, [&](specs in) { return nodes[std::size_t(n)].layer->rule(in, which).gives; }));
  }
  /// The tensor of node `from` as node n reads it.
  static constexpr tensor_spec read_by(int n, int from) {
    const node_info& me = nodes[std::size_t(n)];
    for (int k = 0; k < me.count; ++k)
      if (me.inputs[k] == from) return me.input(k, spec_of(from, 0));
    return spec_of(from, 0);
  }
  static constexpr int input_number(int n) {
    for (int i = 0; i < int(Facts::inputs.size()); ++i)
      if (Facts::inputs[std::size_t(i)] == n) return i;
    return -1;
  }
  /// The output that fills the buffer of a node, alone: its step may write it where the caller wants it; -1 for none.
  static constexpr int output_in(int root) {
    int found = -1;
    if (Facts::known.spec[root].mask > 0) return -1;  // its mask lies behind it, where the caller has no room
    for (int o = 0; o < int(Facts::outputs.size()); ++o) {
      const int n = Facts::outputs[std::size_t(o)];
      if (where.root[n] != root) continue;
      if (found >= 0 || where.within[n] != 0 || input_number(root) >= 0 || nodes[std::size_t(root)].layer->outputs > 1) return -1;
      found = o;
    }
    return found;
  }
  /// All steps that read an input come before those that write where the first output goes, which may then lie where an input does.
  static constexpr bool reads_before_it_writes = [] {
    bool written = false;
    for (int n = 0; n < Facts::size; ++n) {
      if (nodes[std::size_t(n)].count == 0 || fused.leader[n] != n) continue;
      written |= where.root[fused.last[n]] == where.root[Facts::outputs[0]];
      for (int k = 0; k < nodes[std::size_t(n)].count; ++k)
        if (written && input_number(where.root[nodes[std::size_t(n)].inputs[k]]) >= 0) return false;
    }
    return true;
  }();
  /// Where the tensor of a node is written, and read.
  static constexpr tensor_place place_of(int n, int start = 0) {
    const int output = output_in(where.root[n]), input = input_number(where.root[n]);
    return {input, output, where.within[n] + start + (output >= 0 || input >= 0 ? 0 : where.offset[n])};
  }
  template <int N> static const float* read(const run_memory<Facts>& m) {
    constexpr tensor_place place = place_of(N);
    return place.read(m);
  }

  static constexpr step_traits traits_of(int n) {
    const int last = fused.last[n], into = fused.into[last];
    step_traits t{Threaded, false, fused.turned[last]};
    if (into >= 0) t.row = Facts::known.spec[into].extent(fused.turned[into] ? 1 : -1);
    for (int k = 0; k < nodes[std::size_t(n)].count; ++k) {
      const int from = nodes[std::size_t(n)].inputs[k];
      t.input_has_zeros |= fused.zeros[from];
      t.inputs_turned |= std::uint64_t{fused.turned[from]} << k;
      t.inputs_joined |= std::uint64_t{fused.into[from] == n} << k;
    }
    return t;
  }
  template <int N> struct layer_at { using type = typename layer_of<typename Facts::graph_type::template layer<N>>::type; };
  template <int N>
    requires(N < 0)
  struct layer_at<N> { using type = void; };
  template <int N> using layer_or_void = typename layer_at<N>::type;

  static constexpr bool runs(int n) {
    const node_info& me = nodes[std::size_t(n)];
    return me.count > 0 && fused.leader[n] == n && !fused.folded[n] && on_inputs_of(nodes, known.spec, n, me.layer->place) != placing::view;
  }
  template <int I, int O> static constexpr step_places<I, O> places_of(int n) {
    step_places<I, O> p{};
    const int last = fused.last[n];
    for (int k = 0; k < I; ++k) p.in[k] = place_of(p.in_node[k] = nodes[std::size_t(n)].inputs[k]);
    for (int k = 0; k < O; ++k) p.out[k] = place_of(last, output_start(nodes, Facts::known.spec, Facts::samples, n, k));
    p.out_node = last;
    p.weights = Facts::parameters.weights[n], p.packed = Facts::parameters.packed[n], p.state = Facts::parameters.state[n];
    p.scratch = where.scratch[n] < 0 ? 0 : where.scratch[n];
    return p;
  }
  template <bool Runs, int N, class Node> struct step_at { using type = no_step; };
  template <int N, class L, int... In> struct step_at<true, N, node<L, In...>> {
    using layer = typename layer_of<L>::type;
    using behind = taken_over<layer_or_void<fused.scale[N]>, layer_or_void<fused.activation[N]>, layer_or_void<fused.pool[N]>>;
    template <class> struct with_outputs;
    template <int... K> struct with_outputs<std::integer_sequence<int, K...>> {
      using call = layer_call<layer, A, spec_list<spec_of(fused.last[N], K)...>, spec_list<read_by(N, In)...>, behind, traits_of(N)>;
    };
    using type = planned_step<typename with_outputs<std::make_integer_sequence<int, layer::outputs>>::call, at_call, places_of<int(sizeof...(In)), layer::outputs>(N)>;
  };
  template <int... N> static IKEBANA_INLINE void all(const run_memory<Facts>& m, std::integer_sequence<int, N...>) {
    // an array, not a fold: clang nests a fold's operands, 256 at most
    [[maybe_unused]] const int in_order[]{(step_at<runs(N), N, typename Facts::graph_type::template node<N>>::type::run(m), 0)...};
  }
  static void all(const run_memory<Facts>& m) { all(m, std::make_integer_sequence<int, Facts::size>{}); }

  static constexpr bool packs(int n) {
    const node_info& me = nodes[std::size_t(n)];
    return me.count > 0 && Facts::known.owner[n] == n && on_inputs_of(nodes, known.spec, n, me.layer->packed) > 0;
  }
  static constexpr packing_places packing_of(int n) {
    const auto& at = Facts::parameters;
    return {at.weights[n], at.packed[n], at.folded[n], at.features[n], fused.scale[n] < 0 ? 0 : at.weights[fused.scale[n]], at.front[n], at.inputs[n]};
  }
  // no constant of its own for each node: in its name would be the network's
  template <int N, class L, class Ins, int Scale, int Before> using packing_with =
      planned_packing<typename layer_of<L>::type, A, Ins, layer_or_void<Scale>, spec_list<spec_of(Scale < 0 ? N : Scale, 0)>, layer_or_void<Before>,
                      spec_list<spec_of(Before < 0 ? N : Before, 0)>, N, Scale < 0 ? N : Facts::known.owner[Scale < 0 ? 0 : Scale], packing_of(N)>;
  template <bool Packs, int N, class Node> struct packing_at { using type = no_packing; };
  template <int N, class L, int... In> struct packing_at<true, N, node<L, In...>> {
    using type = packing_with<N, L, spec_list<read_by(N, In)...>, fused.scale[N], fused.before[N]>;
  };
  template <int... N> static IKEBANA_INLINE void pack_all(float* block, int changed, std::integer_sequence<int, N...>) {
    [[maybe_unused]] const int in_order[]{(packing_at<packs(N), N, typename Facts::graph_type::template node<N>>::type::run(block, changed), 0)...};
  }
  /// What layers make of their weights, after those of `changed` were set (-1: of any layer).
  static void pack_all(float* block, int changed = -1) { pack_all(block, changed, std::make_integer_sequence<int, Facts::size>{}); }
};

}  // namespace ikebana::detail
