// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/plan/memory.hpp>

namespace ikebana {

/// Where the weights and the state of each node begin, in floats of one flat block each; nodes that share weights begin at one place.
/// Behind Keras' weights the first block has what layers pack of them, and the factors and shifts that are folded into those.
template <int N> struct parameter_plan {
  int weights[N]{}, state[N]{}, packed[N]{}, folded[N]{};  // folded: factors, then shifts, of `features[n]` rounded up
  int features[N]{};                                       // how many; 0 for none
  int front[N]{}, inputs[N]{};  // of a scale in front: factors, then shifts, of `inputs[n]` rounded up, and behind them the weights with them in
  int count = 0, trainable = 0, state_size = 0, block = 0;
};

template <std::size_t N>
constexpr parameter_plan<int(N)> plan_parameters(const std::array<node_info, N>& nodes, const inference<int(N)>& found, const tensor_spec (&spec)[N],
                                                const fusion_plan<int(N)>& fused = {}) {
  parameter_plan<int(N)> p;
  tensor_spec room[max_inputs]{};
  int packed[N]{}, rewritten[N]{};
  for (int n = 0; n < int(N); ++n) {
    p.weights[n] = p.count;
    p.state[n] = p.state_size;
    if (const int owner = found.owner[n]; owner != n) {
      p.weights[n] = p.weights[owner];
      p.state[n] = p.state[owner];
      continue;
    }
    if (nodes[std::size_t(n)].count == 0) continue;
    const specs in = detail::inputs_of(nodes, spec, n, room);
    const weight_list w = nodes[std::size_t(n)].layer->weights(in);
    for (int k = 0; k < w.count; ++k) {
      p.count += w.list[k].shape.size();
      if (w.list[k].trainable && nodes[std::size_t(n)].layer->trainable) p.trainable += w.list[k].shape.size();
    }
    p.state_size += nodes[std::size_t(n)].layer->state(in).size();
    packed[n] = detail::whole_lines(nodes[std::size_t(n)].layer->packed(in));
    if (fused.before[n] >= 0) {
      p.inputs[n] = in[0].shape.extent[nodes[std::size_t(n)].layer->fuse(in).axis];
      p.features[n] = w.list[0].shape.last();
      rewritten[n] = w.list[0].shape.size() + p.features[n];  // a kernel and a bias
    }
    if (fused.scale[n] >= 0) p.features[n] = spec[fused.scale[n]].shape.extent[nodes[std::size_t(n)].layer->fuse(in).axis];
  }
  p.block = p.count;
  for (int n = 0; n < int(N); ++n) {
    if (found.owner[n] != n) {
      p.packed[n] = p.packed[found.owner[n]];
    } else if (packed[n] > 0) {
      p.packed[n] = detail::whole_lines(p.block);
      p.folded[n] = p.packed[n] + packed[n];
      p.front[n] = p.folded[n] + 2 * detail::whole_lines(p.features[n]);
      p.block = p.front[n] + 2 * detail::whole_lines(p.inputs[n]) + detail::whole_lines(rewritten[n]);
    }
  }
  return p;
}

}  // namespace ikebana
