// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/graph/inference.hpp>

namespace ikebana {

/// Which layers are computed in one step: one that can, and behind it a scale folded into its weights, an activation and a pooling in its
/// registers. A tensor between them is never stored, so it has one reader and is no output of the model.
template <int N> struct fusion_plan {
  int leader[N]{};  // whose step computes a node: its own, but for those that another takes over
  int last[N]{};    // of a leader: the node whose tensor its step gives
  int scale[N]{}, activation[N]{}, pool[N]{};  // of a leader: what it takes over; -1 for nothing
  int before[N]{};  // of a leader: the scale in front of it that is in its weights; -1 for none
  bool folded[N]{};  // the node is such a scale: its tensor is its input's
  int into[N]{}, column[N]{};  // of a node whose tensor is written as columns of another's: that node, -1 for none, and the first column
  bool zeros[N]{};   // the node's tensor has many exact zeros
  bool turned[N]{};  // the node's tensor is channels_first, and lies in memory with its channels last

  /// Every layer a step of its own.
  constexpr fusion_plan() {
    for (int n = 0; n < N; ++n) leader[n] = last[n] = n, scale[n] = activation[n] = pool[n] = before[n] = into[n] = -1;
  }
  constexpr bool computed_alone(int n) const { return leader[n] == n && last[n] == n; }
};

namespace detail {
/// A run of channels_first layers turns its image once at the start and once at the end: from all tensors that might lie turned, those are
/// taken out that somebody has to see as they are declared, until none is left.
template <std::size_t N, std::size_t O>
constexpr void plan_turning(const std::array<node_info, N>& list, const tensor_spec (&spec)[N], const std::array<int, O>& outputs, fusion_plan<int(N)>& f) {
  const node_info* nodes = list.data();
  fusing::turning turns[N]{};
  bool any = false;
  tensor_spec room[max_inputs]{};
  for (int n = 0; n < int(N); ++n) {
    if (nodes[n].count == 0 || nodes[n].layer->outputs > 1 || nodes[n].layer->selects >= 0) continue;
    const specs in = inputs_of(list, spec, n, room);
    const bool same = (f.folded[n] || nodes[n].layer->place(in) == placing::view) && in[0].shape == spec[n].shape && in[0].format == spec[n].format;
    turns[n] = same ? fusing::through : nodes[n].layer->fuse(in).turns;
    const int as = f.leader[n];
    if (as != n) turns[n] = turns[as];
    f.turned[n] = f.last[as] == n && spec[n].format == layout::channels_first && (turns[n] == fusing::through || turns[n] == fusing::either);
    any |= f.turned[n];
  }
  for (int o : outputs) f.turned[o] = false;
  while (any) {
    any = false;
    const auto take_out = [&](int n) {
      any |= f.turned[n];
      f.turned[n] = false;
    };
    for (int n = 0; n < int(N); ++n) {
      if (f.leader[n] != n) continue;
      for (int k = 0; k < nodes[n].count; ++k) {
        const int from = nodes[n].inputs[k];
        if (turns[n] == fusing::through && !f.turned[from]) take_out(f.last[n]);
        if (turns[n] == fusing::never || (turns[n] == fusing::through && !f.turned[f.last[n]])) take_out(from);
      }
    }
  }
}
/// What joins the features of its inputs, innermost in memory, has them written where they belong by those that can.
template <std::size_t N>
constexpr void plan_joining(const std::array<node_info, N>& list, const tensor_spec (&spec)[N], const int (&readers)[N], fusion_plan<int(N)>& f) {
  const node_info* nodes = list.data();
  tensor_spec room[max_inputs]{}, other[max_inputs]{};
  for (int n = 0; n < int(N); ++n) {
    if (nodes[n].count < 2 || spec[n].mask > 0) continue;  // a mask lies behind its tensor, which then has to be in one piece
    const fusing me = nodes[n].layer->fuse(inputs_of(list, spec, n, room));
    if (me.is != fusing::joining || me.axis != (f.turned[n] ? 1 : spec[n].rank() - 1)) continue;
    for (int k = 0, column = 0; k < nodes[n].count; column += spec[nodes[n].inputs[k++]].shape.extent[me.axis]) {
      const int from = nodes[n].inputs[k], leader = f.leader[from];
      if (!spec[from].shape.known(me.axis)) break;
      if (readers[from] != 1 || spec[from].mask > 0 || f.last[leader] != from || nodes[leader].count == 0) continue;
      if (const fusing it = nodes[leader].layer->fuse(inputs_of(list, spec, leader, other)); !it.strides || it.axis != me.axis) continue;
      f.into[from] = n;
      f.column[from] = column;
    }
  }
}
}  // namespace detail

template <std::size_t N, std::size_t O>
constexpr fusion_plan<int(N)> plan_fusion(const std::array<node_info, N>& list, const tensor_spec (&spec)[N], const int (&owner)[N], const std::array<int, O>& outputs) {
  fusion_plan<int(N)> f;
  const node_info* nodes = list.data();
  int readers[N]{}, reader[N]{}, users[N]{};  // users: of a node's weights
  tensor_spec room[max_inputs]{};
  for (int n = 0; n < int(N); ++n) {
    ++users[owner[n]];
    for (int k = 0; k < nodes[n].count; ++k) ++readers[nodes[n].inputs[k]], reader[nodes[n].inputs[k]] = n;
  }
  for (int o : outputs) ++readers[o];
  for (int n = 0; n < int(N); ++n) {
    if (nodes[n].count == 0) continue;
    const int from = nodes[n].inputs[0];
    const specs in = detail::inputs_of(list, spec, n, room);
    const fusing me = nodes[n].layer->fuse(in);
    f.zeros[n] = me.gives_zeros || ((me.is == fusing::pooling || nodes[n].layer->place(in) == placing::view) && f.zeros[from]);
    if (f.leader[n] != n || nodes[n].layer->outputs > 1) continue;
    bool monotone = me.monotone;
    for (int stage = 0; stage < 3 && readers[f.last[n]] == 1;) {
      const int next = reader[f.last[n]];
      if (nodes[next].count != 1 || nodes[next].layer->selects >= 0) break;
      const fusing it = nodes[next].layer->fuse(detail::inputs_of(list, spec, next, room));
      if (stage < 1 && me.scales && it.is == fusing::scale && it.axis == me.axis && users[owner[n]] == 1) f.scale[n] = next, stage = 1;
      else if (stage < 2 && me.activates && it.is == fusing::activation) f.activation[n] = next, monotone = it.monotone, stage = 2;
      else if (me.pools && it.is == fusing::pooling && monotone) f.pool[n] = next, stage = 3;
      else break;
      f.leader[next] = n;
      f.last[n] = next;
    }
  }
  for (int n = 0; n < int(N); ++n) {
    if (nodes[n].count != 1 || readers[n] != 1 || !f.computed_alone(n)) continue;
    const fusing me = nodes[n].layer->fuse(detail::inputs_of(list, spec, n, room));
    const int next = reader[n];
    if (me.is != fusing::scale || !me.leads || nodes[next].count != 1 || nodes[next].layer->selects >= 0 || users[owner[next]] > 1) continue;
    const fusing it = nodes[next].layer->fuse(detail::inputs_of(list, spec, next, room));
    if (!it.led || (me.shifts && !it.led_by_shifts) || it.axis != me.axis) continue;
    f.before[next] = n;
    f.folded[n] = true;
    f.zeros[n] = f.zeros[nodes[n].inputs[0]];
  }
  detail::plan_turning(list, spec, outputs, f);
  detail::plan_joining(list, spec, readers, f);
  return f;
}

}  // namespace ikebana
