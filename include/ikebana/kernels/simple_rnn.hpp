// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/recurrent.hpp>

namespace ikebana::kernels {

namespace detail {

template <architecture A, auto Act, recurrence S> struct simple_rnn_cell {
  using cut = blocks<A, S.units>;
  using B = typename cut::type;
  using input = input_panels<A, S, 1, cut::vectors(1)>;
  using state = panels_of<A, S.units, cut::vectors(1)>;
  static constexpr int columns = state::columns;
  const float *bias, *kernel, *recurrent;
  explicit simple_rnn_cell(const float* packed) : bias{packed}, kernel{bias + columns}, recurrent{kernel + S.in * columns} {}

  template <bool Own, bool Back> IKEBANA_INLINE void step(const float* x, const float* sums, float* h, float* y) const {
    alignas(64) float next[columns];
    state::template each<Back>([=, this, to = +next]<int C>(int first) __attribute__((always_inline)) {
      B acc[C];
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = take<B>(sums + (first + c) * size<B>);
      if constexpr (!input_apart(S, 1)) add_rows<S.in>(acc, x, kernel + first * size<B> * S.in);
      add_rows<S.units, Back>(acc, h, recurrent + std::ptrdiff_t(first) * size<B> * S.units);
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c].store_aligned(to + (first + c) * size<B>);
    });
    if constexpr (works_on_rows<A, Act>) activate<A, Act, false, S.units>(next);
    cut::each([h, y, from = +next]<int Width, int Filled>(int u) __attribute__((always_inline)) {
      using V = typename cut::template of<Width>;
      V value = V::load_aligned(from + u);
      if constexpr (!works_on_rows<A, Act>) value = value_of<Act>(value);
      put_state<Own, Filled>(value, h + u, y ? y + u : nullptr);
    });
  }
};

}  // namespace detail

template <architecture A, recurrence S> void pack_simple_rnn(const float* kernel, const float* recurrent, const float* bias, float* packed) {
  using cut = detail::blocks<A, S.units>;
  using state = detail::panels_of<A, S.units, cut::vectors(1)>;
  constexpr int columns = state::columns;
  const auto slot = [](int u) { return u; };
  std::fill(packed, packed + packed_recurrence(S, 1), 0.f);
  if (bias) detail::pack_gate<state>(1, S.units, S.units, bias, 1.f, slot, packed);
  detail::pack_gate<detail::input_panels<A, S, 1, cut::vectors(1)>>(S.in, S.units, S.units, kernel, 1.f, slot, packed + columns);
  detail::pack_gate<state>(S.units, S.units, S.units, recurrent, 1.f, slot, packed + (1 + S.in) * columns);
}

template <architecture A, auto Act, recurrence S, class Count>
void simple_rnn(Count steps, const float* x, const float* packed, float* scratch, float* h, float* y) {
  using cell = detail::simple_rnn_cell<A, Act, S>;
  constexpr bool own = !detail::one_step<Count>;
  const cell each{packed};
  const detail::running_state<S.units, own> state{h};
  detail::along<A, S, 1, typename cell::input, typename cell::B>(
      steps, x, each.kernel, each.bias, scratch, y,
      [&](const float* in, const float* sums, float* out, auto back) __attribute__((always_inline)) { each.template step<own, back.value>(in, sums, state.p, out); });
}

}  // namespace ikebana::kernels
