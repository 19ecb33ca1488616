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
  using layer_type = Layer;
  static constexpr specs input_specs{Ins::value, std::size_t(Ins::count)};
  static constexpr bool output_mask = Outs::value[0].mask > 0;
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
template <std::size_t Inputs, std::size_t Outputs> struct memory_of_run {
  const float* weights;
  float *arena, *state;
  const float* in[Inputs];
  float* out[Outputs];        // of outputs that are written where the caller wants them
  const tensor_spec* actual;  // of every node, where extents are known only now
  const any_executor* threads = nullptr;
};
template <class Facts> using run_memory = memory_of_run<Facts::inputs.size(), Facts::outputs.size()>;

// What runs a step has a layer, its specs and numbers in its name, and no network: the name of a network of hundreds of layers is as long as they
// all are, and a compiler takes a tenth of a second for each function that has it. Equal layers share their code.

/// Where a tensor lies: in an input of the call, in an output, or in the arena.
struct tensor_place {
  int input = -1, output = -1, offset = 0;
  template <class Memory> constexpr float* write(const Memory& m) const { return (output >= 0 ? m.out[output] : m.arena) + offset; }
  template <class Memory> constexpr const float* read(const Memory& m) const { return input >= 0 ? m.in[input] + offset : write(m); }
};
template <int Inputs, int Outputs> struct step_places {
  tensor_place in[Inputs], out[Outputs];
  int in_node[Inputs]{}, out_node = 0;
  int weights = 0, packed = 0, state = 0, scratch = 0;
};
/// The mask of an input goes on, to a buffer of another tensor.
template <class From, class To> void copy_mask(const From& x, const To& y) {
  if (x.mask() != y.mask()) std::memcpy(y.mask(), x.mask(), std::size_t(y.mask_size()) * sizeof(float));
}
/// Runs a step; AtCall: extents are known only at the call.
template <class Call, bool AtCall, int I, int O, class Memory> void run_step(const Memory& m, const step_places<I, O>& at) {
  using layer = typename Call::layer_type;
  [&]<int... In, int... K>(std::integer_sequence<int, In...>, std::integer_sequence<int, K...>) {
    dims other_outputs[O]{};
    if constexpr (O > 1 && AtCall) {
      const tensor_spec actual[]{m.actual[at.in_node[In]]...};
      ((other_outputs[K] = layer::compute_output_shape(specs{actual, std::size_t(I)}, K).gives.shape), ...);
    }
    const auto shape_at_call = [&](int node) -> const dims* { return AtCall ? &m.actual[node].shape : nullptr; };
    const Call here{m.weights + at.weights, m.weights + at.packed, m.state + at.state, m.arena + at.scratch, {at.in[In].read(m)...}, {at.out[K].write(m)...},
                    {shape_at_call(at.in_node[In])...}, {(K == 0 ? shape_at_call(at.out_node) : &other_outputs[K])...}, m.threads};
    if constexpr (Call::output_mask && !layer::writes_mask) copy_mask(here.input(), here.output());
    layer::forward(here);
  }(std::make_integer_sequence<int, I>{}, std::make_integer_sequence<int, O>{});
}
template <class Call, bool AtCall, auto Places> struct planned_step {
  template <class Memory> static void run(const Memory& m) { run_step<Call, AtCall>(m, Places); }
};
struct no_step {
  template <class Memory> static void run(const Memory&) {}
};

struct packing_places {
  int weights = 0, packed = 0, folded = 0, features = 0, scale_weights = 0, front = 0, inputs = 0;
};
/// y = (x * factor + shift) . kernel as y = x . rewritten + sums.
template <architecture A> void rewrite_kernel(const float* kernel, const dims& shape, const float* factors, const float* shifts, float* rewritten, float* sums) {
  const int outputs = shape.last(), inputs = shape.extent[shape.rank - 2], rows = shape.size() / outputs;
  for (int o = 0; o < outputs; ++o) {
    double sum = 0;
    for (int r = 0; r < rows; ++r) {
      const float w = kernel[r * outputs + o];
      rewritten[r * outputs + o] = w * factors[r % inputs];
      sum += double(w) * double(shifts[r % inputs]);
    }
    sums[o] = float(sum);
  }
}
/// What a layer makes of its weights, and of the scales before and behind it that go into them.
template <class Layer, architecture A, class Ins, class Scale, class ScaleIns, class Before, class BeforeIns> void pack_step(float* block, const packing_places& at) {
  float *factors = nullptr, *shifts = nullptr, *weights = block + at.weights;
  if constexpr (!std::is_void_v<Scale>) {
    factors = block + at.folded;
    shifts = factors + whole_lines(at.features);
    Scale::scale_and_shift(packing_call<Scale, A, ScaleIns, void>{block + at.scale_weights, nullptr, nullptr}, factors, shifts);
  }
  if constexpr (!std::is_void_v<Before>) {
    constexpr weight_list own = Layer::describe_weights(specs{Ins::value, 1});
    constexpr int kernel = own.list[0].shape.size(), outputs = own.list[0].shape.last();
    float *const lead = block + at.front, *const down = lead + whole_lines(at.inputs), *const rewritten = down + whole_lines(at.inputs), *sums = rewritten + kernel;
    Before::scale_and_shift(packing_call<Before, A, BeforeIns, void>{nullptr, nullptr, nullptr}, lead, down);
    rewrite_kernel<A>(weights, own.list[0].shape, lead, down, rewritten, sums);
    if constexpr (own.count > 1) {
      for (int o = 0; o < outputs; ++o) sums[o] += weights[kernel + o];
    } else {  // no bias: what it would be goes into the shifts behind
      float* const behind = block + at.folded + whole_lines(at.features);
      for (int o = 0; o < outputs; ++o) {
        if constexpr (std::is_void_v<Scale>) (block + at.folded)[o] = 1, behind[o] = sums[o];
        else behind[o] += factors[o] * sums[o];
      }
      factors = block + at.folded, shifts = behind;
    }
    weights = rewritten;
  }
  Layer::pack(packing_call<Layer, A, Ins, Scale>{weights, factors, shifts}, block + at.packed);
}
template <class Layer, architecture A, class Ins, class Scale, class ScaleIns, class Before, class BeforeIns, int Owner, int ScaleOwner, packing_places Places> struct planned_packing {
  static void run(float* block, int changed) {
    if (changed < 0 || changed == Owner || changed == ScaleOwner) pack_step<Layer, A, Ins, Scale, ScaleIns, Before, BeforeIns>(block, Places);
  }
};
struct no_packing {
  template <class Float> static void run(Float*, int) {}
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
  /// Where the tensor of a node is written, and read.
  static constexpr tensor_place place_of(int n, int start = 0) {
    const int output = output_in(where.root[n]), input = input_number(where.root[n]);
    return {input, output, where.within[n] + start + (output >= 0 || input >= 0 ? 0 : where.offset[n])};
  }
  template <int N> static const float* read(const run_memory<Facts>& m) {
    constexpr tensor_place place = place_of(N);
    return place.read(m);
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

  static constexpr bool runs(int n) {
    tensor_spec ins[max_inputs]{};
    for (int k = 0; k < nodes[std::size_t(n)].count; ++k) ins[k] = spec_of(nodes[std::size_t(n)].inputs[k], 0);
    return nodes[std::size_t(n)].count > 0 && fused.leader[n] == n && !fused.folded[n] && nodes[std::size_t(n)].layer->place({ins, std::size_t(nodes[std::size_t(n)].count)}) != placing::view;
  }
  template <int I, int O> static constexpr step_places<I, O> places_of(int n) {
    step_places<I, O> p{};
    const int last = fused.last[n];
    for (int k = 0; k < I; ++k) p.in[k] = place_of(p.in_node[k] = nodes[std::size_t(n)].inputs[k]);
    for (int k = 0; k < O; ++k) p.out[k] = place_of(last, output_start(nodes, Facts::template specs_for<Facts::samples>.spec, n, k));
    p.out_node = last;
    p.weights = Facts::parameters.weights[n], p.packed = Facts::parameters.packed[n], p.state = Facts::parameters.state[n];
    p.scratch = where.scratch[n] < 0 ? 0 : where.scratch[n];
    return p;
  }
  template <bool Runs, int N, class Node> struct step_at { using type = no_step; };
  template <int N, class L, int... In> struct step_at<true, N, node<L, In...>> {
    using layer = typename layer_of<L>::type;
    using behind = taken_over<layer_or_void<fused.scale[N]>, layer_or_void<fused.activation[N]>, layer_or_void<fused.pool[N]>>;
    template <class> struct with_outputs;
    template <int... K> struct with_outputs<std::integer_sequence<int, K...>> {
      using call = layer_call<layer, A, spec_list<spec_of(fused.last[N], K)...>, spec_list<spec_of(In, 0)...>, behind, traits_of(N)>;
    };
    using type = planned_step<typename with_outputs<std::make_integer_sequence<int, layer::outputs>>::call, at_call, places_of<int(sizeof...(In)), layer::outputs>(N)>;
  };
  template <int... N> static void all(const run_memory<Facts>& m, std::integer_sequence<int, N...>) {
    // an array, not a fold: clang nests a fold's operands, 256 at most
    [[maybe_unused]] const int in_order[]{(step_at<runs(N), N, typename Facts::graph_type::template node<N>>::type::run(m), 0)...};
  }
  static void all(const run_memory<Facts>& m) { all(m, std::make_integer_sequence<int, Facts::size>{}); }

  static constexpr bool packs(int n) {
    tensor_spec ins[max_inputs]{};
    for (int k = 0; k < nodes[std::size_t(n)].count; ++k) ins[k] = spec_of(nodes[std::size_t(n)].inputs[k], 0);
    return nodes[std::size_t(n)].count > 0 && Facts::known.owner[n] == n && nodes[std::size_t(n)].layer->packed({ins, std::size_t(nodes[std::size_t(n)].count)}) > 0;
  }
  static constexpr packing_places packing_of(int n) {
    const auto& at = Facts::parameters;
    return {at.weights[n], at.packed[n], at.folded[n], at.features[n], fused.scale[n] < 0 ? 0 : at.weights[fused.scale[n]], at.front[n], at.inputs[n]};
  }
  template <bool Packs, int N, class Node> struct packing_at { using type = no_packing; };
  template <int N, class L, int... In> struct packing_at<true, N, node<L, In...>> {
    static constexpr int scale = fused.scale[N], before = fused.before[N];
    using type = planned_packing<typename layer_of<L>::type, A, spec_list<spec_of(In, 0)...>, layer_or_void<scale>, spec_list<spec_of(scale < 0 ? N : scale, 0)>, layer_or_void<before>, spec_list<spec_of(before < 0 ? N : before, 0)>, N,
                                 scale < 0 ? N : Facts::known.owner[scale < 0 ? 0 : scale], packing_of(N)>;
  };
  template <int... N> static void pack_all(float* block, int changed, std::integer_sequence<int, N...>) {
    [[maybe_unused]] const int in_order[]{(packing_at<packs(N), N, typename Facts::graph_type::template node<N>>::type::run(block, changed), 0)...};
  }
  /// What layers make of their weights, after those of `changed` were set (-1: of any layer).
  static void pack_all(float* block, int changed = -1) { pack_all(block, changed, std::make_integer_sequence<int, Facts::size>{}); }
};

}  // namespace ikebana::detail
