// SPDX-License-Identifier: BSL-1.0
// What a model wants from a file, as a table: which layers, in which groups, which variables. No template knows a layer.
#pragma once
#include <ikebana/graph/names.hpp>
#include <ikebana/graph/topology.hpp>
#include <ikebana/plan/parameters.hpp>

namespace ikebana::detail {

struct stored_layer {
  std::string_view class_name, given_name;  // given_name: empty where the author gave none
  ikebana::given_name name;
  int model = -1, number = 0;         // the group: layers/<class>[_number], in that of the model around it
  int first_weight = 0, weights = 0;  // in the list of weights
};
struct stored_weight {
  std::string_view name;
  basic_text<96> group;  // of an object inside the layer, "cell"; empty for the layer itself
  dims shape;
  int offset = 0;  // where its floats go
};
struct manifest {
  std::span<const stored_layer> layers;  // those of a model after the model
  std::span<const stored_weight> weights;
  std::size_t floats = 0;
};

template <class Parts> struct manifest_of {
  using facts = typename Parts::facts;
  static constexpr std::size_t size = facts::size;
  // the Input of a Sequential is listed too: it has no variables, so whether its group is there does not matter
  static constexpr topology<int(size)> layers = topology_of(facts::nodes, facts::known, facts::inputs, facts::outputs, false);

  static constexpr weight_list weights_of(const keras_layer& l) {
    tensor_spec room[max_inputs]{};
    const node_info& me = facts::nodes[std::size_t(l.first)];
    return l.is_model() || me.count == 0 ? weight_list{} : me.layer->weights(inputs_of(facts::nodes, facts::known.spec, l.first, room));
  }
  static constexpr std::size_t weight_count = [] {
    int count = 0;
    for (int e = 0; e < layers.count; ++e) count += weights_of(layers.list[e]).count;
    return std::size_t(count);
  }();
  struct lists {
    stored_layer layer[std::size_t(layers.count) + 1]{};
    stored_weight weight[weight_count + 1]{};
  };
  static constexpr lists list = [] {
    lists made;
    int next = 0;
    for (int e = 0; e < layers.count; ++e) {
      const keras_layer& l = layers.list[e];
      const layer_info& info = *facts::nodes[std::size_t(l.first)].layer;
      stored_layer& to = made.layer[e];
      const std::string_view given = l.is_model() ? l.inside[0].name : info.name;
      const given_name shown = !l.is_model() ? facts::names[std::size_t(l.first)] : ikebana::given_name{given.empty() ? l.class_name : given};
      to = {l.class_name, given, shown, l.model, l.number, next, 0};
      const weight_list w = weights_of(l);
      to.weights = w.count;
      for (int i = 0, offset = facts::parameters.weights[l.first]; i < w.count; offset += w.list[i++].shape.size())
        made.weight[next++] = {w.list[i].name, w.list[i].path(info.weight_group), w.list[i].shape, offset};
    }
    return made;
  }();
  static constexpr manifest value() {
    return {{list.layer, std::size_t(layers.count)}, {list.weight, weight_count}, std::size_t(facts::parameters.count)};
  }
};

}  // namespace ikebana::detail
