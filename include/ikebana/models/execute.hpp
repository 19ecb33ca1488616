// SPDX-License-Identifier: BSL-1.0
// Runs the steps of a planned network over an arena; every extent, stride and offset that is static is a constant.
#pragma once
#include <ikebana/core/view.hpp>
#include <ikebana/plan/facts.hpp>

namespace ikebana::detail {

/// What a layer's `forward` is given: views of its inputs and outputs, its weights, state and scratch.
template <class Layer, architecture A, class Outs, class Ins> struct layer_call;
template <tensor_spec... S> struct spec_list {
  static constexpr int count = sizeof...(S);
  static constexpr tensor_spec value[sizeof...(S) + 1]{S..., tensor_spec{}};
};

template <class Layer, architecture A, class Outs, class Ins> struct layer_call {
  static constexpr architecture arch = A;
  static constexpr int inputs = Ins::count, outputs = Outs::count;
  static constexpr specs input_specs{Ins::value, std::size_t(Ins::count)};
  static constexpr struct starts {
    int of[weight_list::capacity + 1]{};
    constexpr explicit starts(const weight_list& list) {
      for (int k = 0; k < list.count; ++k) of[k + 1] = of[k] + list.list[k].shape.size();
    }
  } weight_starts{Layer::describe_weights(input_specs)}, state_starts{Layer::describe_state(input_specs)};

  const float* weights_;
  float *state_, *scratch_;
  const float* in_[Ins::count];
  float* out_[Outs::count];
  const dims *in_shapes_[Ins::count], *out_shapes_[Outs::count];

  /// Input K, batch first.
  template <int K = 0> constexpr auto input() const { return tensor_view<Ins::value[K], A, const float>(in_[K], in_shapes_[K]); }
  template <int K = 0> constexpr auto output() const { return tensor_view<Outs::value[K], A, float>(out_[K], out_shapes_[K]); }
  /// The weights and the states as the layer described them, by position.
  constexpr const float* weight(int k) const { return weights_ + weight_starts.of[k]; }
  constexpr float* state(int k) const { return state_ + state_starts.of[k]; }
  constexpr float* scratch() const { return scratch_; }
};

/// The memory of one run.
template <class Facts> struct run_memory {
  const float* weights;
  float *arena, *state;
  const float* in[Facts::inputs.size()];
  const tensor_spec* actual;  // of every node, where extents are known only now
};

template <class Facts, architecture A, int Samples> struct steps {
  static constexpr bool whole = Facts::bounded_batch && Facts::whole_batch;  // a batch that only the call knows, seen at once
  static constexpr bool at_call = Facts::dynamic || whole;
  static constexpr const auto& where = Facts::template memory_for<Facts::samples>;
  static constexpr const auto& nodes = Facts::nodes;

  // extents of a None batch are fixed to the samples of this run; other unknown ones stay, and are read from `actual`
  static constexpr tensor_spec spec_of(int n, int which) {
    tensor_spec room[max_inputs]{};
    tensor_spec s = Facts::known.spec[n];
    if (which > 0) s = nodes[std::size_t(n)].layer->rule(inputs_of(nodes, Facts::known.spec, n, room), which).gives;
    if (!s.shape.known(0) && !whole) s.shape.set(0, Samples);
    return s;
  }
  static constexpr int input_number(int n) {
    for (int i = 0; i < int(Facts::inputs.size()); ++i)
      if (Facts::inputs[std::size_t(i)] == n) return i;
    return -1;
  }
  template <int N> static const float* read(const run_memory<Facts>& m) {
    constexpr int input = input_number(where.root[N]);
    if constexpr (input >= 0) return m.in[input] + where.within[N];
    else return m.arena + where.offset[N] + where.within[N];
  }

  // several outputs lie one after another, where the plan put them
  template <int N, int Which> static constexpr int start_of = [] {
    tensor_spec room[max_inputs]{};
    int sum = 0;
    for (int k = 0; k < Which; ++k)
      sum += nodes[std::size_t(N)].layer->rule(inputs_of(nodes, Facts::template specs_for<Facts::samples>.spec, N, room), k).gives.shape.size();
    return sum;
  }();

  template <int N, class L, int... In> static void run(const run_memory<Facts>& m, node<L, In...>) {
    using layer = typename layer_of<L>::type;
    constexpr tensor_spec ins[]{spec_of(In, 0)..., tensor_spec{}};
    if constexpr (sizeof...(In) > 0 && layer::place(specs{ins, sizeof...(In)}) != placing::view) {
      [&]<int... K>(std::integer_sequence<int, K...>) {
        using call = layer_call<layer, A, spec_list<spec_of(N, K)...>, spec_list<spec_of(In, 0)...>>;
        dims other_outputs[sizeof...(K)]{};
        if constexpr (sizeof...(K) > 1 && at_call) {
          const tensor_spec actual[]{m.actual[In]...};
          ((other_outputs[K] = layer::compute_output_shape(specs{actual, sizeof...(In)}, K).gives.shape), ...);
        }
        layer::forward(call{m.weights + Facts::parameters.weights[N], m.state + Facts::parameters.state[N],
                            m.arena + (where.scratch[N] < 0 ? 0 : where.scratch[N]), {read<In>(m)...},
                            {m.arena + where.offset[N] + where.within[N] + start_of<N, K>...}, {shape_at_call<In>(m)...},
                            {(K == 0 ? shape_at_call<N>(m) : &other_outputs[K])...}});
      }(std::make_integer_sequence<int, layer::outputs>{});
    }
  }
  template <int N> static const dims* shape_at_call(const run_memory<Facts>& m) {
    if constexpr (at_call) return &m.actual[N].shape;
    else return nullptr;
  }
  template <int... N> static void all(const run_memory<Facts>& m, std::integer_sequence<int, N...>) {
    // an array, not a fold: clang nests a fold's operands, 256 at most
    [[maybe_unused]] const int in_order[]{(run<N>(m, typename Facts::graph_type::template node<N>{}), 0)...};
  }
  static void all(const run_memory<Facts>& m) { all(m, std::make_integer_sequence<int, Facts::size>{}); }
};

}  // namespace ikebana::detail
