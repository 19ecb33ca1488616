// SPDX-License-Identifier: BSL-1.0
// What a layer is given when it runs; every extent, stride and offset that is static is a constant.
#pragma once
#include <cstdint>
#include <cstring>

#include <ikebana/activations/activation.hpp>
#include <ikebana/core/view.hpp>
#include <ikebana/layers/inside.hpp>
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
  template <class F> IKEBANA_INLINE void in_parts(const F& f) const {
    if constexpr (Traits.threaded && Layer::flops(input_specs, Outs::value[0]) * Outs::value[0].shape.largest().extent[0] > smallest_part)
      (*threads_)(threads_->size, [&](int i) { f(kernels::part{i, threads_->size}); });
    else f(kernels::whole{});
  }

  /// Input K, batch first.
  template <int K = 0> IKEBANA_INLINE constexpr auto input() const { return tensor_view<Ins::value[K], A, const float>(in_[K], in_shapes_[K]); }
  template <int K = 0> IKEBANA_INLINE constexpr auto output() const { return tensor_view<Outs::value[K], A, float>(out_[K], out_shapes_[K]); }
  /// The weights and the states as the layer described them, by position.
  IKEBANA_INLINE constexpr const float* weight(int k) const { return weights_ + weight_starts.of[k]; }
  constexpr float* state(int k) const { return state_ + state_starts.of[k]; }
  constexpr float* scratch() const { return scratch_; }
  /// What `pack` made of the weights.
  IKEBANA_INLINE constexpr const float* packed() const { return packed_; }

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

}  // namespace ikebana::detail
