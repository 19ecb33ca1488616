// SPDX-License-Identifier: BSL-1.0
// What a layer around other layers says of them: their weights, states and packed weights, one after another, and scratch for one at a time.
#pragma once
#include <ikebana/layers/rule.hpp>

namespace ikebana::detail {

/// Where the parts of a layer inside another begin: weights and states by number, packed weights and scratch in floats.
struct inner_place {
  int weight = 0, state = 0, packed = 0, scratch = 0;
};
struct inner_input {
  const float* data;
  const dims* shape;  // at the call
};

/// The layers L inside Outer, which has `input_of(k, specs)`, the tensor that layer k gets, and `put_inside(k, weight)`, which says where in files
/// its weights are.
template <class Outer, class... L> struct layers_inside {
  static constexpr int count = sizeof...(L);
  static constexpr weight_list (*weights_of[sizeof...(L)])(specs){L::describe_weights...};
  static constexpr weight_list (*states_of[sizeof...(L)])(specs){L::describe_state...};
  static constexpr int (*packed_of[sizeof...(L)])(specs){L::describe_packed...}, (*scratch_of[sizeof...(L)])(specs){L::describe_scratch...};
  static constexpr std::string_view group_of[sizeof...(L)]{L::weight_group...};

  static constexpr weight_list weights(specs in) {
    weight_list all;
    for (int k = 0; k < count; ++k) {
      const tensor_spec x = Outer::input_of(k, in);
      const weight_list w = weights_of[k](specs{&x, 1});
      for (int i = 0; i < w.count; ++i) {
        weight_spec one = w.list[i];
        if (one.group.empty()) one.group = group_of[k];
        Outer::put_inside(k, one);
        all.add(one);
      }
    }
    return all;
  }
  static constexpr weight_list states(specs in) {
    weight_list all;
    for (int k = 0; k < count; ++k) {
      const tensor_spec x = Outer::input_of(k, in);
      const weight_list w = states_of[k](specs{&x, 1});
      for (int i = 0; i < w.count; ++i) all.add(w.list[i]);
    }
    return all;
  }
  static constexpr int packed(specs in, int layers = count) {
    int sum = 0;
    for (int k = 0; k < layers; ++k) {
      const tensor_spec x = Outer::input_of(k, in);
      sum += whole_lines(packed_of[k](specs{&x, 1}));
    }
    return sum;
  }
  static constexpr int scratch(specs in) {
    int most = 0;
    for (int k = 0; k < count; ++k) {
      const tensor_spec x = Outer::input_of(k, in);
      if (const int own = whole_lines(scratch_of[k](specs{&x, 1})); own > most) most = own;
    }
    return most;
  }
  /// Of layer k; its scratch begins at `scratch`.
  static constexpr inner_place place(specs in, int k, int scratch) {
    inner_place at{0, 0, packed(in, k), scratch};
    for (int j = 0; j < k; ++j) {
      const tensor_spec x = Outer::input_of(j, in);
      at.weight += weights_of[j](specs{&x, 1}).count;
      at.state += states_of[j](specs{&x, 1}).count;
    }
    return at;
  }
  template <class Call> static void pack(const Call& call, float* packed) {
    [&]<int... K>(std::integer_sequence<int, K...>) {
      (call.template pack_inside<L, Outer::input_of(K, Call::input_specs)>(place(Call::input_specs, K, 0).weight, packed + place(Call::input_specs, K, 0).packed), ...);
    }(std::make_integer_sequence<int, count>{});
  }
};

}  // namespace ikebana::detail
