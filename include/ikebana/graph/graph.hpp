// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <cstdint>

#include <ikebana/core/trace.hpp>
#include <ikebana/graph/layer_info.hpp>

namespace ikebana {

/// A layer applied to nodes that come before it in the flat list.
template <class Layer, int... Inputs> struct node {};

struct node_info {
  const layer_info* layer;
  const int* inputs;
  int count;
  std::uint64_t unread = 0, lost = 0;  // a bit for each input whose mask this node does not look at, and for each whose mask it does not find

  /// Input k, which is the tensor `x`, as this node finds it.
  constexpr tensor_spec input(int k, tensor_spec x) const {
    if (lost >> k & 1) x.mask = 0;
    x.unread = x.mask > 0 && (unread >> k & 1);
    return x;
  }
};

namespace detail {
template <class> struct node_value;
template <class Layer, int... Inputs> struct node_value<node<Layer, Inputs...>> {
  using layer = Layer;
  static constexpr std::array<int, sizeof...(Inputs)> inputs{Inputs...};
  static constexpr node_info value{&info_of<Layer>, inputs.data(), int(sizeof...(Inputs))};
};
}  // namespace detail

/// A network: layers in an order in which each comes after what it reads. Three spellings make the same one.
template <class... Nodes> struct graph {
  static constexpr int size = sizeof...(Nodes);
  static constexpr std::array<node_info, sizeof...(Nodes)> nodes{detail::node_value<Nodes>::value...};
  template <int N> using node = detail::nth<detail::slots_of<Nodes...>, std::size_t(N)>;
  template <int N> using layer = typename detail::node_value<node<N>>::layer;
};

}  // namespace ikebana
