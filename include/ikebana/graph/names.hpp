// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/graph/lost_masks.hpp>

namespace ikebana {

/// A layer's name: the one it was given, or Keras' automatic one (dense, dense_1, ...), numbered in the order of the flat list.
struct given_name {
  std::string_view base{};
  int number = 0;  // 0 for none

  constexpr bool is(std::string_view s) const {
    if (!s.starts_with(base)) return false;
    s.remove_prefix(base.size());
    if (number == 0 || s.size() < 2 || s[0] != '_' || s[1] == '0') return number == 0 && s.empty();
    int n = 0;
    for (char c : s.substr(1)) {
      if (c < '0' || c > '9') return false;
      n = n * 10 + (c - '0');
    }
    return n == number;
  }
  /// That of a layer that was given this name.
  constexpr unsigned key() const {
    basic_text<16> ending;
    if (number) ending << '_' << number;
    return detail::key_of(ending.view(), detail::key_of(base));
  }
  template <std::size_t Capacity> friend constexpr basic_text<Capacity>& operator<<(basic_text<Capacity>& t, const given_name& n) {
    t << n.base;
    return n.number ? t << '_' << n.number : t;
  }
  constexpr basic_text<96> str() const {
    basic_text<96> t;
    return t << *this;
  }
};

/// Names by Keras' rule; a node that shares weights has its owner's name. Hidden nodes have none.
template <std::size_t N>
constexpr std::array<given_name, N> names_of(const std::array<node_info, N>& nodes, const inference<int(N)>& found) {
  struct {
    std::string_view kind{};
    int used = 0;
  } counters[N]{};
  int kinds = 0;
  std::array<given_name, N> names{};
  for (std::size_t n = 0; n < N; ++n) {
    const layer_info& me = *nodes[n].layer;
    const bool reached = found.refused < 0 || int(n) <= found.refused;
    if (me.hidden) continue;
    if (!me.name.empty()) {
      names[n] = {me.name};
    } else if (reached && found.owner[n] != int(n)) {
      names[n] = names[std::size_t(found.owner[n])];
    } else {
      int k = 0;
      while (k < kinds && counters[k].kind != me.snake_name) ++k;
      if (k == kinds) counters[kinds++].kind = me.snake_name;
      names[n] = {me.snake_name, counters[k].used++};
    }
  }
  return names;
}

template <class Graph, class In, class Out> inline constexpr auto named = names_of(Graph::nodes, inferred<Graph, In, Out>);

namespace detail {
/// A name that was given and that another layer has automatically: the node, or -1.
template <std::size_t N>
constexpr int name_collision(const std::array<node_info, N>& nodes, const std::array<given_name, N>& names) {
  nodes_by_key<int(N)> automatic{};
  for (std::size_t n = 0; n < N; ++n)
    if (!nodes[n].layer->hidden && nodes[n].layer->name.empty()) automatic.add(names[n].key(), int(n));
  for (std::size_t n = 0; n < N; ++n) {
    const layer_info& me = *nodes[n].layer;
    const auto is_its_name = [&](int k) { return names[std::size_t(k)].is(me.name) && same_scope(me.scopes, nodes[std::size_t(k)].layer->scopes, false); };
    if (automatic.find(me.name_key, is_its_name) < int(N)) return int(n);
  }
  return -1;
}
}  // namespace detail

}  // namespace ikebana
