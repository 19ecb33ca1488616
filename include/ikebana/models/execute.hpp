// SPDX-License-Identifier: BSL-1.0
// Runs the steps of a planned network over an arena; every extent, stride and offset that is static is a constant.
#pragma once
#include <cstdint>
#include <cstring>

#include <ikebana/activations/activation.hpp>
#include <ikebana/core/view.hpp>
#include <ikebana/plan/facts.hpp>
#include <ikebana/threads/executor.hpp>

namespace ikebana::detail {

/// The layers that a step does beside its own, or void.
template <class Scale, class Activation, class Pooling> struct taken_over {};
/// What is known of a step beside its specs.
struct step_traits {
  bool threaded = false, input_has_zeros = false, output_turned = false;
  int row = 0;  // floats from a row of the output's features to the next; 0 where they are side by side
  std::uint64_t inputs_turned = 0, inputs_joined = 0;  // a bit each; joined: written where it belongs in the output already
};
inline constexpr long long smallest_part = 100'000;  // of operations: some microseconds, more than it costs to wake a thread

/// What a layer's `forward` is given: views of its inputs and outputs, its weights, state and scratch, and what it does for layers behind it.
template <class Layer, architecture A, class Outs, class Ins, class Behind, step_traits Traits> struct layer_call;
template <tensor_spec... S> struct spec_list {
  static constexpr int count = sizeof...(S);
  static constexpr tensor_spec value[sizeof...(S) + 1]{S..., tensor_spec{}};
};

/// The tensors that a layer inside another gives, without masks: those are the outer layer's.
template <class Inner, class Ins, class = std::make_integer_sequence<int, Inner::outputs>> struct inner_outputs;
template <class Inner, tensor_spec... In, int... K> struct inner_outputs<Inner, spec_list<In...>, std::integer_sequence<int, K...>> {
  static constexpr tensor_spec given(int which) {
    tensor_spec s = Inner::compute_output_shape(specs{spec_list<In...>::value, sizeof...(In)}, which).gives;
    s.mask = 0;
    return s;
  }
  using type = spec_list<given(K)...>;
};

template <class Layer, architecture A, class Outs, class Ins, class Scale, class Act, class Pooling, step_traits Traits>
struct layer_call<Layer, A, Outs, Ins, taken_over<Scale, Act, Pooling>, Traits> {
  static constexpr architecture arch = A;
  static constexpr int inputs = Ins::count, outputs = Outs::count;
  static constexpr specs input_specs{Ins::value, std::size_t(Ins::count)};
  static constexpr struct starts {
    int of[weight_list::capacity + 1]{};
    constexpr explicit starts(const weight_list& list) {
      for (int k = 0; k < list.count; ++k) of[k + 1] = of[k] + list.list[k].shape.size();
    }
  } weight_starts{Layer::describe_weights(input_specs)}, state_starts{Layer::describe_state(input_specs)};
  static constexpr bool input_has_zeros = Traits.input_has_zeros;  // many exact ones
  /// Does a tensor that is channels_first lie in memory with its channels last?
  static constexpr bool output_turned = Traits.output_turned;
  template <int K = 0> static constexpr bool input_turned = (Traits.inputs_turned >> K & 1) != 0;
  /// Is input K written where it belongs in the output already? And how far are the output's rows of `features` apart?
  template <int K> static constexpr bool input_joined = (Traits.inputs_joined >> K & 1) != 0;
  template <int Features> static constexpr int row = Traits.row == 0 ? Features : Traits.row;

  const float *weights_, *packed_;
  float *state_, *scratch_;
  const float* in_[Ins::count];
  float* out_[Outs::count];
  const dims *in_shapes_[Ins::count], *out_shapes_[Outs::count];
  const any_executor* threads_ = nullptr;

  /// Calls f(part) for each part of the work: for all of it, unless there are threads and enough to do.
  template <class F> void in_parts(const F& f) const {
    if constexpr (Traits.threaded && Layer::flops(input_specs, Outs::value[0]) * Outs::value[0].shape.largest().extent[0] > smallest_part)
      (*threads_)(threads_->size, [&](int i) { f(kernels::part{i, threads_->size}); });
    else f(kernels::whole{});
  }

  /// Input K, batch first.
  template <int K = 0> constexpr auto input() const { return tensor_view<Ins::value[K], A, const float>(in_[K], in_shapes_[K]); }
  template <int K = 0> constexpr auto output() const { return tensor_view<Outs::value[K], A, float>(out_[K], out_shapes_[K]); }
  /// The weights and the states as the layer described them, by position.
  constexpr const float* weight(int k) const { return weights_ + weight_starts.of[k]; }
  constexpr float* state(int k) const { return state_ + state_starts.of[k]; }
  constexpr float* scratch() const { return scratch_; }
  /// What `pack` made of the weights.
  constexpr const float* packed() const { return packed_; }

  /// Runs a layer inside this one, on tensors of the specs In: its weights, states, packed weights and scratch begin where `at` says.
  template <class Inner, tensor_spec... In, std::size_t N, std::size_t M>
  void run_inside(const inner_place& at, const inner_input (&in)[N], float* const (&out)[M]) const {
    using ins = spec_list<In...>;
    constexpr specs all{ins::value, sizeof...(In)};
    layer_call<Inner, A, typename inner_outputs<Inner, ins>::type, ins, taken_over<void, void, void>, step_traits{}> call{
        weight(at.weight), packed_ + at.packed, state(at.state), scratch_ + at.scratch, {}, {}, {}, {}};
    dims shapes[M]{};
    for (std::size_t k = 0; k < N; ++k) call.in_[k] = in[k].data, call.in_shapes_[k] = in[k].shape;
    for (std::size_t k = 0; k < M; ++k) call.out_[k] = out[k], call.out_shapes_[k] = shapes + k;
    if constexpr (!(In.shape.known_from(0) && ...)) {
      tensor_spec actual[]{In...};
      for (std::size_t k = 0; k < N; ++k) actual[k].shape = *in[k].shape;
      for (std::size_t k = 0; k < M; ++k) shapes[k] = Inner::compute_output_shape(specs{actual, N}, int(k)).gives.shape;
    }
    if constexpr (Inner::place(all) == placing::view) std::memcpy(out[0], in[0].data, std::size_t(call.output().size()) * sizeof(float));
    else Inner::forward(call);
  }

  /// What is applied to each element before it is stored: the layer's own activation, or that of the layer behind it.
  template <auto Own> static constexpr auto activation = [] {
    if constexpr (std::is_void_v<Act>) return detail::fused<Own>();
    else return Act::act;
  }();
  /// The maxima that are stored in place of the elements; windows of one cell where there are none.
  static constexpr kernels::pooling pooled = [] {
    if constexpr (std::is_void_v<Pooling>) return kernels::pooling{};
    else return Pooling::pooled;
  }();
};

template <architecture A> void pack_bias(int n, const float* bias, const float* scale, const float* shift, float* packed) {
  for (int i = 0; i < kernels::packed_columns(n); ++i) {
    packed[i] = bias && i < n ? bias[i] : 0.f;
    if (scale && i < n) packed[i] = packed[i] * scale[i] + shift[i];
  }
}

/// What a layer's `pack` is given: its weights, and the factors and shifts of its features that it takes over.
template <class Layer, architecture A, class Ins, class Scale> struct packing_call : layer_call<Layer, A, Ins, Ins, taken_over<Scale, void, void>, step_traits{}> {
  using base = layer_call<Layer, A, Ins, Ins, taken_over<Scale, void, void>, step_traits{}>;
  const float *scale_, *shift_;
  packing_call(const float* weights, const float* scale, const float* shift) : base{weights, nullptr, nullptr, nullptr, {}, {}, {}, {}}, scale_{scale}, shift_{shift} {}

  /// The same for a layer inside this one, whose weights begin at `weight`.
  template <class Inner, tensor_spec In> void pack_inside(int weight, float* packed) const {
    if constexpr (Inner::describe_packed(specs{spec_list<In>::value, 1}) > 0)
      Inner::pack(packing_call<Inner, A, spec_list<In>, void>{this->weight(weight), nullptr, nullptr}, packed);
  }

  /// A factor a feature, or null.
  const float* scale() const { return scale_; }
  /// The bias as kernels want it: scaled and shifted, zeros behind it; `bias` may be null.
  void pack_bias(int n, const float* bias, float* packed) const {
    detail::pack_bias<A>(n, bias, scale_, shift_, packed);
  }
};

/// The memory of one run.
template <class Facts> struct run_memory {
  const float* weights;
  float *arena, *state;
  const float* in[Facts::inputs.size()];
  float* out[Facts::outputs.size()];  // of outputs that are written where the caller wants them
  const tensor_spec* actual;          // of every node, where extents are known only now
  const any_executor* threads = nullptr;
};

template <class Facts, architecture A, int Samples, bool Threaded = false> struct steps {
  static constexpr bool whole = Facts::bounded_batch && Facts::whole_batch;  // a batch that only the call knows, seen at once
  static constexpr bool at_call = Facts::dynamic || whole;
  static constexpr const auto& where = Facts::template memory_for<Facts::samples>;
  static constexpr const auto& nodes = Facts::nodes;
  static constexpr const auto& fused = Facts::fused;

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
  /// The output that fills the buffer of a node, alone: its step may write it where the caller wants it; -1 for none.
  static constexpr int output_in(int root) {
    int found = -1;
    if (Facts::known.spec[root].mask > 0) return -1;  // its mask lies behind it, where the caller has no room
    for (int o = 0; o < int(Facts::outputs.size()); ++o) {
      const int n = Facts::outputs[std::size_t(o)];
      if (where.root[n] != root) continue;
      if (found >= 0 || where.within[n] != 0 || input_number(root) >= 0 || nodes[std::size_t(root)].layer->outputs > 1) return -1;
      found = o;
    }
    return found;
  }
  /// All steps that read an input come before those that write where the first output goes, which may then lie where an input does.
  static constexpr bool reads_before_it_writes = [] {
    bool written = false;
    for (int n = 0; n < Facts::size; ++n) {
      if (nodes[std::size_t(n)].count == 0 || fused.leader[n] != n) continue;
      written |= where.root[fused.last[n]] == where.root[Facts::outputs[0]];
      for (int k = 0; k < nodes[std::size_t(n)].count; ++k)
        if (written && input_number(where.root[nodes[std::size_t(n)].inputs[k]]) >= 0) return false;
    }
    return true;
  }();
  template <int N> static float* buffer(const run_memory<Facts>& m) {
    constexpr int output = output_in(where.root[N]);
    if constexpr (output >= 0) return m.out[output];
    else return m.arena + where.offset[N];
  }
  template <int N> static const float* read(const run_memory<Facts>& m) {
    constexpr int input = input_number(where.root[N]);
    if constexpr (input >= 0) return m.in[input] + where.within[N];
    else return buffer<N>(m) + where.within[N];
  }

  static constexpr step_traits traits_of(int n) {
    const int last = fused.last[n], into = fused.into[last];
    step_traits t{Threaded, false, fused.turned[last]};
    if (into >= 0) t.row = Facts::known.spec[into].extent(fused.turned[into] ? 1 : -1);
    for (int k = 0; k < nodes[std::size_t(n)].count; ++k) {
      const int from = nodes[std::size_t(n)].inputs[k];
      t.input_has_zeros |= fused.zeros[from];
      t.inputs_turned |= std::uint64_t{fused.turned[from]} << k;
      t.inputs_joined |= std::uint64_t{fused.into[from] == n} << k;
    }
    return t;
  }
  template <int N> struct layer_at { using type = typename layer_of<typename Facts::graph_type::template layer<N>>::type; };
  template <int N>
    requires(N < 0)
  struct layer_at<N> { using type = void; };
  template <int N> using layer_or_void = typename layer_at<N>::type;

  template <int N, class L, int... In> static void run(const run_memory<Facts>& m, node<L, In...>) {
    using layer = typename layer_of<L>::type;
    constexpr tensor_spec ins[]{spec_of(In, 0)..., tensor_spec{}};
    constexpr int last = fused.last[N];
    if constexpr (sizeof...(In) > 0 && fused.leader[N] == N && layer::place(specs{ins, sizeof...(In)}) != placing::view) {
      [&]<int... K>(std::integer_sequence<int, K...>) {
        using behind = taken_over<layer_or_void<fused.scale[N]>, layer_or_void<fused.activation[N]>, layer_or_void<fused.pool[N]>>;
        using call = layer_call<layer, A, spec_list<spec_of(last, K)...>, spec_list<spec_of(In, 0)...>, behind,
                                traits_of(N)>;
        dims other_outputs[sizeof...(K)]{};
        if constexpr (sizeof...(K) > 1 && at_call) {
          const tensor_spec actual[]{m.actual[In]...};
          ((other_outputs[K] = layer::compute_output_shape(specs{actual, sizeof...(In)}, K).gives.shape), ...);
        }
        constexpr const auto& planned = Facts::template specs_for<Facts::samples>.spec;
        constexpr int starts[]{output_start(nodes, planned, N, K)...};
        const call here{m.weights + Facts::parameters.weights[N], m.weights + Facts::parameters.packed[N], m.state + Facts::parameters.state[N],
                            m.arena + (where.scratch[N] < 0 ? 0 : where.scratch[N]), {read<In>(m)...},
                            {buffer<last>(m) + where.within[last] + starts[K]...}, {shape_at_call<In>(m)...},
                            {(K == 0 ? shape_at_call<last>(m) : &other_outputs[K])...}, m.threads};
        if constexpr (Facts::known.spec[last].mask > 0 && !layer::writes_mask) copy_mask(here.input(), here.output());
        layer::forward(here);
      }(std::make_integer_sequence<int, layer::outputs>{});
    }
  }
  /// The mask of an input goes on, to a buffer of another tensor.
  template <class From, class To> static void copy_mask(const From& x, const To& y) {
    if (x.mask() != y.mask()) std::memcpy(y.mask(), x.mask(), std::size_t(y.mask_size()) * sizeof(float));
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

  /// What layers make of their weights, after those of `changed` were set (-1: of any layer).
  template <int N, class L, int... In> static void pack(float* block, int changed, node<L, In...>) {
    using layer = typename layer_of<L>::type;
    constexpr tensor_spec ins[]{spec_of(In, 0)..., tensor_spec{}};
    if constexpr (sizeof...(In) > 0 && Facts::known.owner[N] == N && layer::describe_packed(specs{ins, sizeof...(In)}) > 0) {
      constexpr int scale = fused.scale[N];
      if (changed >= 0 && changed != N && (scale < 0 || changed != Facts::known.owner[scale < 0 ? 0 : scale])) return;
      const auto& at = Facts::parameters;
      float *factors = nullptr, *shifts = nullptr;
      if constexpr (scale >= 0) {
        factors = block + at.folded[N];
        shifts = factors + aligned(at.features[N]);
        using scaled = packing_call<layer_or_void<scale>, A, spec_list<spec_of(scale, 0)>, void>;
        layer_or_void<scale>::scale_and_shift(scaled{block + at.weights[scale], nullptr, nullptr}, factors, shifts);
      }
      layer::pack(packing_call<layer, A, spec_list<spec_of(In, 0)...>, layer_or_void<scale>>{block + at.weights[N], factors, shifts}, block + at.packed[N]);
    }
  }
  template <int... N> static void pack_all(float* block, int changed, std::integer_sequence<int, N...>) {
    [[maybe_unused]] const int in_order[]{(pack<N>(block, changed, typename Facts::graph_type::template node<N>{}), 0)...};
  }
  static void pack_all(float* block, int changed = -1) { pack_all(block, changed, std::make_integer_sequence<int, Facts::size>{}); }
};

}  // namespace ikebana::detail
