// SPDX-License-Identifier: BSL-1.0
// The weights of a network one by one: by name, in order, and as a hana::tuple of typed views.
#pragma once
#include <ikebana/graph/tuple.hpp>
#include <ikebana/models/initialize.hpp>
#include <ikebana/models/network.hpp>
#include <ikebana/models/xtensor.hpp>

namespace ikebana {

namespace detail {
/// A weight of a network, the one of this index in its layer.
struct weight_entry {
  int node, index, offset;
  weight_spec spec;
  bool trainable;  // the weight and its layer
};
template <class Facts> struct weight_table {
  static constexpr weight_list of(int n) {
    if (Facts::nodes[std::size_t(n)].count == 0 || Facts::known.owner[n] != n) return weight_list{};
    return on_inputs_of(Facts::nodes, Facts::known.spec, n, Facts::nodes[std::size_t(n)].layer->weights);
  }
  static constexpr int count = [] {
    int all = 0;
    for (int n = 0; n < Facts::size; ++n) all += of(n).count;
    return all;
  }();
  struct entries {
    weight_entry list[std::size_t(count) + 1]{};
  };
  static constexpr entries table = [] {
    entries e;
    int k = 0;
    for (int n = 0; n < Facts::size; ++n) {
      const weight_list w = of(n);
      for (int i = 0, offset = Facts::parameters.weights[n]; i < w.count; offset += w.list[i++].shape.size()) {
        e.list[k++] = {n, i, offset, w.list[i], w.list[i].trainable && Facts::nodes[std::size_t(n)].layer->trainable};
      }
    }
    return e;
  }();
};

/// The same for filling them: a list to walk at run time, so that a weight costs the compiler no function.
template <class Facts> struct initial_weights {
  static constexpr int count = weight_table<Facts>::count;
  static constexpr struct entries {
    initial_weight list[std::size_t(count) + 1]{};
    unsigned kinds = 0;
  } table = [] {
    entries e;
    for (int k = 0; k < count; ++k) {
      const auto& from = weight_table<Facts>::table.list[k];
      e.list[k] = {from.spec.init, from.spec.shape, from.offset};
      e.kinds |= 1u << from.spec.init.kind;
    }
    return e;
  }();
};

template <class Facts, int K> struct weight_at {
  static constexpr const auto& entry = weight_table<Facts>::table.list[K];
  static constexpr int node = entry.node, offset = entry.offset;
  static constexpr weight_spec spec = entry.spec;
};

/// Is it called so? A weight of an object, or of a layer, inside its layer goes by both names: "query_dense/kernel", "backward_layer/kernel".
constexpr bool is_named(const weight_spec& w, std::string_view name) {
  if (name == w.name) return w.group.empty() || !w.within.empty();
  for (const bool with_group : {true, false}) {
    std::string_view rest = name;
    for (std::string_view part : {w.within, w.deeper, w.deepest, with_group ? w.group : std::string_view{}}) {
      if (part.empty()) continue;
      if (!rest.starts_with(part) || rest.size() == part.size() || rest[part.size()] != '/') {
        rest = {};
        break;
      }
      rest.remove_prefix(part.size() + 1);
    }
    if (rest == w.name && (with_group || !w.within.empty())) return true;
  }
  return false;
}
template <class Facts> constexpr int weight_index(std::string_view layer, std::string_view weight) {
  for (int k = 0; k < weight_table<Facts>::count; ++k)
    if (const auto& e = weight_table<Facts>::table.list[k]; is_named(e.spec, weight) && Facts::names[std::size_t(e.node)].is(layer)) return k;
  return -1;
}
template <bool Found, name Layer, name Weight> inline constexpr bool weight_is_there = Found;
template <class Parts, name Layer, name Weight> struct find_weight {
  static constexpr int index = weight_index<typename Parts::facts>(Layer.view(), Weight.view());
  static_assert(weight_is_there<(index >= 0), Layer, Weight>, "the model has no weight of that name: see summary<Net>, or net.weights()");
  using type = weight_at<typename Parts::facts, index < 0 ? 0 : index>;
};
template <class Parts, name Layer, name Weight> using weight_named = typename find_weight<Parts, Layer, Weight>::type;

template <dims Shape> auto weight_view(const float* data) {
  std::array<std::size_t, std::size_t(Shape.rank)> extents{};
  for (int a = 0; a < Shape.rank; ++a) extents[std::size_t(a)] = std::size_t(Shape.extent[a]);
  return xt::adapt(data, std::size_t(Shape.size()), xt::no_ownership(), extents);
}
}  // namespace detail

/// One weight of a model: its layer's name, its own, its shape and its values in Keras' layout.
template <class Facts, int K> struct typed_weight {
  using at = detail::weight_at<Facts, K>;
  static constexpr auto layer_name = Facts::names[std::size_t(at::node)].str();
  static constexpr std::string_view name = at::spec.name;
  static constexpr auto shape = shape_of<at::spec.shape>{};
  static constexpr bool trainable = at::entry.trainable;
  const float* data;
  auto values() const { return detail::weight_view<at::spec.shape>(data); }
};

namespace detail {
template <class Parts> auto all_weights(const float* block) {
  using facts = typename Parts::facts;
  return [&]<int... K>(std::integer_sequence<int, K...>) {
    return hana::tuple<typed_weight<facts, K>...>{typed_weight<facts, K>{block + weight_at<facts, K>::offset}...};
  }(std::make_integer_sequence<int, weight_table<facts>::count>{});
}
}  // namespace detail

}  // namespace ikebana
