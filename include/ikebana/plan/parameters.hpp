// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/graph/inference.hpp>

namespace ikebana {

/// Where the weights and the state of each node begin, in floats of one flat block each; nodes that share weights begin at one place.
template <int N> struct parameter_plan {
  int weights[N]{}, state[N]{};
  int count = 0, trainable = 0, state_size = 0;
};

template <std::size_t N>
constexpr parameter_plan<int(N)> plan_parameters(const std::array<node_info, N>& nodes, const inference<int(N)>& found, const tensor_spec (&spec)[N]) {
  parameter_plan<int(N)> p;
  tensor_spec room[max_inputs]{};
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
  }
  return p;
}

}  // namespace ikebana
