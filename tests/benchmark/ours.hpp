// SPDX-License-Identifier: BSL-1.0
// A model as a contestant, through the public calls.
#pragma once
#include <memory>

#include <ikebana/threads.hpp>

#include "harness.hpp"

namespace bench {

template <class Net> memory_facts memory_of() { return {Net::weight_bytes, Net::arena_bytes, Net::state_bytes}; }

/// One sample, from span to span.
template <class Net, int Inputs, int Outputs> work one_sample(job about) {
  struct state {
    Net net{ikebana::no_init};
    alignas(64) std::array<float, std::size_t(Inputs)> x;
    alignas(64) std::array<float, std::size_t(Outputs)> y{};
  };
  auto s = std::make_shared<state>();
  s->net.set_weights(about.net.weights);
  std::copy(about.x.begin(), about.x.end(), s->x.begin());
  auto output = [s] { return floats(s->y.begin(), s->y.end()); };
  contestant ours;
  if (about.feedback) ours = contestant_of("ikebana", [s, p = s.get()] { p->net(p->x, p->y), p->x[0] = p->y[0]; }, output);
  else ours = contestant_of("ikebana", [s, p = s.get()] { p->net(p->x, p->y); }, output);
  return {std::move(about), {std::move(ours)}, memory_of<Net>()};
}

template <std::size_t Rank> auto tensor(floats& data, const std::array<std::size_t, Rank>& shape) {
  return xt::adapt(data.data(), data.size(), xt::no_ownership(), shape);
}

/// A whole batch, from tensor to tensor; with several threads also on one.
template <class Net, std::size_t InRank, std::size_t OutRank>
work whole_batch(job about, std::array<std::size_t, InRank> in, std::array<std::size_t, OutRank> out) {
  struct state {
    Net net{ikebana::no_init};
    floats inputs, outputs;
    decltype(tensor(inputs, std::array<std::size_t, InRank>{})) x;
    decltype(tensor(outputs, std::array<std::size_t, OutRank>{})) y;
    ikebana::thread_pool pool{threads()};
    ikebana::workspaces<Net> each{threads()};
    state(const job& j, const std::array<std::size_t, InRank>& in_shape, const std::array<std::size_t, OutRank>& out_shape)
        : inputs{j.x}, outputs(std::size_t(j.batch * j.net.outputs())), x{tensor(inputs, in_shape)}, y{tensor(outputs, out_shape)} {
      net.set_weights(j.net.weights);
    }
  };
  auto s = std::make_shared<state>(about, in, out);
  const auto output = [s] { return s->outputs; };
  const contestant alone = contestant_of("ikebana", [s, p = s.get()] { p->net.run(ikebana::inputs(p->x), ikebana::outputs(p->y)); }, output);
  std::vector<contestant> ours{alone};
  if (threads() > 1) {
    ours[0] = contestant_of("ikebana", [s, p = s.get()] { p->net.run(ikebana::inputs(p->x), ikebana::outputs(p->y), p->each, p->pool); }, output);
    ours.push_back(alone);
    ours[1].name = "ikebana, one thread";
  }
  return {std::move(about), std::move(ours), memory_of<Net>()};
}

}  // namespace bench
