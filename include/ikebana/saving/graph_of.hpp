// SPDX-License-Identifier: BSL-1.0
// A model's type as a model_graph.
#pragma once
#include <ikebana/graph/names.hpp>
#include <ikebana/models/weights.hpp>
#include <ikebana/saving/compiled.hpp>
#include <ikebana/saving/config.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana {

namespace detail {
template <class Graph> struct configs_of;
template <class... Nodes> struct configs_of<graph<Nodes...>> {
  static constexpr config_list (*list[])(){config_of<typename layer_of<typename node_value<Nodes>::layer>::type>...};
};

/// What the graph knows of its layers as plain values: without rules, which would become code of every program that loads.
template <class Graph> struct plain_nodes {
  static constexpr std::size_t size = std::size_t(Graph::size);
  static constexpr std::array<layer_info, size> layers = [] {
    std::array<layer_info, size> all{};
    for (std::size_t n = 0; n < size; ++n) {
      layer_info& plain = all[n] = *Graph::nodes[n].layer;
      plain.rule = nullptr, plain.weights = plain.state = nullptr, plain.scratch = plain.packed = nullptr, plain.place = nullptr, plain.fuse = nullptr, plain.flops = nullptr;
    }
    return all;
  }();
  static constexpr std::array<node_info, size> list = [] {
    std::array<node_info, size> all{};
    for (std::size_t n = 0; n < size; ++n) all[n] = {&layers[n], Graph::nodes[n].inputs, Graph::nodes[n].count};
    return all;
  }();
};

inline std::string text_of(const given_name& name) { return std::string(name.str().view()); }

/// What a network's type says of itself, as data: what is made of it is the same code for all.
struct plain_network {
  std::span<const node_info> nodes;
  // of each node
  const int* owner;
  const tensor_spec* specs;
  const given_name* names;
  config_list (*const* configs)();
  std::span<const weight_entry> weights;
  std::span<const int> inputs, outputs;
  bool sequential;
};
template <class Parts, class Facts = typename Parts::facts> inline constexpr plain_network plain_network_of{
    plain_nodes<typename Facts::graph_type>::list, Facts::known.owner, Facts::known.spec, Facts::names.data(), configs_of<typename Facts::graph_type>::list,
    {weight_table<Facts>::table.list, std::size_t(weight_table<Facts>::count)}, Facts::inputs, Facts::outputs, Parts::sequential};

IKEBANA_SAVING_INLINE model_graph make_graph(const plain_network& net);
}  // namespace detail

/// The graph of a model's type, in Keras' order of layers.
template <class Net> model_graph graph_of() { return detail::make_graph(detail::plain_network_of<typename Net::network_type>); }

}  // namespace ikebana

#ifndef IKEBANA_SAVING_COMPILED
#include <ikebana/saving/graph_maker.hpp>
#endif
