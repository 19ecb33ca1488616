// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ikebana/plan/fusion.hpp>

namespace ikebana {

/// Where each tensor of a network lies, in floats; `root` is the node whose buffer another one looks at or overwrites.
template <int N> struct memory_plan {
  int root[N]{};     // a node of its own buffer, or a model's input
  int within[N]{};   // from the start of the root's buffer
  int offset[N]{};   // of the root's buffer in the arena
  int scratch[N]{};  // of a layer's scratch in the arena; -1 for none
  int size = 0, lower_bound = 0;  // of the arena; of any arena, by the largest live set
};

namespace detail {
/// A tensor in a plan: bounded extents at their bounds, the batch at `samples` where it is not fixed.
constexpr tensor_spec planned(tensor_spec s, int samples) {
  if (!s.shape.known(0)) s.shape.set(0, s.rows(samples));
  s.shape = s.shape.largest();
  return s;
}
/// Where output `which` of a layer begins in its buffer: several lie one after another, asked for or not. The rule is asked with the extents as they
/// are known: at their bounds they need not fit, up_to(5) beside up_to(8).
template <std::size_t N> constexpr int output_start(const std::array<node_info, N>& nodes, const tensor_spec* known, int samples, int n, int which) {
  if (which == 0) return 0;
  return on_inputs_of(nodes, known, n, [&](specs in) {
    int sum = 0;
    for (int k = 0; k < which; ++k) sum += planned(nodes[std::size_t(n)].layer->rule(in, k).gives, samples).floats();
    return sum;
  });
}
/// In place. Not <algorithm>, which would be a third of what a file that only declares has to read.
template <class Before> constexpr void sort(int* list, int n, Before before) {
  for (int gap = n / 2; gap > 0; gap /= 2)
    for (int i = gap, at; i < n; ++i) {
      const int moved = list[i];
      for (at = i; at >= gap && before(moved, list[at - gap]); at -= gap) list[at] = list[at - gap];
      list[at] = moved;
    }
}
}  // namespace detail

/// Life times, then offsets by best fit in descending size: exact on residual networks, within a few per cent on inception blocks.
/// Every extent is known or bounded; every input and output of the model has a buffer too, for data that is not contiguous. A step that
/// does several layers' work runs at the place of the first, and gives the tensor of the last; those between have no buffer.
template <std::size_t N, std::size_t O>  // plain arrays: a subscript of std::array is a call, and a step to clang
constexpr memory_plan<int(N)> plan_memory(const std::array<node_info, N>& list, const tensor_spec (&known)[N], int samples, const std::array<int, O>& outputs,
                                           const fusion_plan<int(N)>& fused = {}) {
  memory_plan<int(N)> m;
  const node_info* nodes = list.data();
  int last[N]{}, floats[N]{}, order[2 * N]{}, owned = 0;
  int born[2 * N]{}, dies[2 * N]{}, size[2 * N]{};  // of a buffer: 0..N-1 outputs, N..2N-1 scratch
  tensor_spec room[max_inputs]{}, spec[N]{};
  for (int n = 0; n < int(N); ++n) {
    spec[n] = detail::planned(known[n], samples);
    last[n] = m.root[n] = n;
    m.offset[n] = m.scratch[n] = -1;
    floats[n] = spec[n].floats();
    for (int k = 0; k < nodes[n].count; ++k) last[nodes[n].inputs[k]] = n;
  }
  for (int n = 0; n < int(N); ++n) {
    if (nodes[n].layer->outputs > 1) floats[n] = detail::output_start(list, known, samples, n, nodes[n].layer->outputs);
    if (nodes[n].layer->selects > 0) m.within[n] = detail::output_start(list, known, samples, nodes[n].inputs[0], nodes[n].layer->selects);
  }
  for (int o : outputs) last[o] = int(N);
  for (int n = 0; n < int(N); ++n) {  // who shares whose buffer
    const specs in = detail::inputs_of(list, spec, n, room);
    const placing place = fused.folded[n] ? placing::view : fused.computed_alone(n) ? nodes[n].layer->place(in) : placing::own;
    for (int k = 0; k < nodes[n].count && m.root[n] == n && place != placing::own; ++k) {
      const int r = m.root[nodes[n].inputs[k]];
      const bool free_now = last[r] == n && nodes[r].count != 0 && floats[r] == floats[n] && m.within[nodes[n].inputs[k]] == 0;
      if (place == placing::in_place && !free_now) continue;
      m.root[n] = r;
      m.within[n] += m.within[nodes[n].inputs[k]];
      if (last[r] < last[n]) last[r] = last[n];
    }
    born[n] = nodes[n].count == 0 ? 0 : fused.leader[n];
    if (fused.into[n] >= 0) {
      m.root[n] = fused.into[n];
      m.within[n] = fused.column[n];
    } else if (m.root[n] == n && fused.last[fused.leader[n]] == n) {
      order[owned++] = n;
      for (int k = 0; k < nodes[n].count; ++k)
        if (fused.into[nodes[n].inputs[k]] == n) born[n] = born[n] < born[nodes[n].inputs[k]] ? born[n] : born[nodes[n].inputs[k]];
    }
    size[n] = detail::whole_lines(floats[n]);
    if (const int scratch = nodes[n].layer->scratch(in); scratch > 0) {
      const int b = int(N) + n;
      order[owned++] = b;
      born[b] = dies[b] = n;
      size[b] = detail::whole_lines(scratch);
    }
  }
  for (int n = 0; n < int(N); ++n) dies[n] = last[n];
  detail::sort(order, owned, [&](int left, int right) { return size[left] != size[right] ? size[left] > size[right] : left < right; });
  struct {
    int from, to, born, dies;
  } placed[2 * N]{}, *end_of_placed = placed;  // in order of place
  for (int k = 0; k < owned; ++k, ++end_of_placed) {
    const int b = order[k];
    int best = -1, best_gap = 0, end = 0;  // the smallest gap that is free during this life
    for (auto* p = placed; p != end_of_placed; ++p) {
      if (p->born > dies[b] || p->dies < born[b]) continue;
      if (p->from - end >= size[b] && (best < 0 || p->from - end < best_gap)) best = end, best_gap = p->from - end;
      if (end < p->to) end = p->to;
    }
    const int from = best < 0 ? end : best;
    auto* p = end_of_placed;
    for (; p != placed && p[-1].from > from; --p) *p = p[-1];
    *p = {from, from + size[b], born[b], dies[b]};
    if (b < int(N)) m.offset[b] = from;
    else m.scratch[b - int(N)] = from;
    if (m.size < from + size[b]) m.size = from + size[b];
  }
  int change[N + 2]{}, live = 0;
  for (int k = 0; k < owned; ++k) {
    change[born[order[k]]] += size[order[k]];
    change[dies[order[k]] + 1] -= size[order[k]];
  }
  for (int n = 0; n <= int(N); ++n) if (live += change[n]; m.lower_bound < live) m.lower_bound = live;
  for (int n = 0; n < int(N); ++n) m.offset[n] = m.offset[m.root[n]];
  return m;
}

}  // namespace ikebana
