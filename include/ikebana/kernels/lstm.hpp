// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/recurrent.hpp>

namespace ikebana::kernels {

namespace detail {

/// Gates i, f, g, o.
template <architecture A, auto Act, auto Recurrent, recurrence S> struct lstm_cell {
  using cut = blocks<A, S.units>;
  using B = typename cut::type;
  using input = input_panels<A, S, 4, cut::vectors(4)>;
  using state = panels_of<A, S.units, cut::vectors(4)>;
  static constexpr int columns = state::columns;
  static constexpr bool by_rows = works_on_rows<A, Act> || works_on_rows<A, Recurrent>;
  static constexpr bool one_tanh = is_logistic<Recurrent> && is_hyperbolic<Act>;
  const float *bias, *kernel, *recurrent;
  explicit lstm_cell(const float* packed) : bias{packed}, kernel{bias + columns}, recurrent{kernel + S.in * columns} {}

  template <bool Own, bool Back> IKEBANA_INLINE void step(const float* x, const float* sums, float* h, float* c, float* y) const {
    alignas(64) float z[columns];
    state::template each<Back>([=, this, to = +z]<int C>(int first) __attribute__((always_inline)) {
      B acc[C];
      IKEBANA_UNROLL for (int i = 0; i < C; ++i) acc[i] = take<B>(sums + (first + i) * size<B>);
      if constexpr (!input_apart(S, 4)) add_rows<S.in>(acc, x, kernel + first * size<B> * S.in);
      add_rows<S.units, Back>(acc, h, recurrent + std::ptrdiff_t(first) * size<B> * S.units);
      if constexpr (one_tanh && (C <= 4 || machine<A>::registers >= 32)) {
        IKEBANA_UNROLL for (int i = 0; i < C; ++i) math::detail::quick_tanh(acc[i]).store_aligned(to + (first + i) * size<B>);
      } else {
        IKEBANA_UNROLL for (int i = 0; i < C; ++i) acc[i].store_aligned(to + (first + i) * size<B>);
        if constexpr (one_tanh) {
          // Rolled: compilers interleave so many tanh, and spill.
#pragma GCC unroll 1
          for (int i = first; i < first + C; ++i) math::detail::quick_tanh(B::load_aligned(to + i * size<B>)).store_aligned(to + i * size<B>);
        }
      }
    });
    if constexpr (by_rows) rows(z, h, c, y);
    else cut::each([h, c, y, from = +z]<int Width, int Filled>(int u) __attribute__((always_inline)) {
      using V = typename cut::template of<Width>;
      V gate[4];
      IKEBANA_UNROLL for (int g = 0; g < 4; ++g) {
        gate[g] = take_part<Width, V>(from + 4 * u + g * Width);
        if constexpr (one_tanh) gate[g] = g == 2 ? gate[g] : mad(gate[g], V(.5f), V(.5f));
        else gate[g] = g == 2 ? V(value_of<Act>(gate[g])) : V(gate_of<Recurrent>(gate[g]));
      }
      constexpr int there = Own ? Width : Filled;
      const V now = mad(gate[1], take_part<there, V>(c + u), V(gate[0] * gate[2]));
      put_part<there>(c + u, now);
      put_state<Own, Filled>(V(gate[3] * V(value_of<Act>(now))), h + u, y ? y + u : nullptr);
    });
  }
  /// With an activation that sees all units of a gate.
  static void rows(const float* z, float* h, float* c, float* y) {
    float gates[4][S.units], now[S.units];
    for (int g = 0; g < 4; ++g)
      for (int u = 0; u < S.units; ++u) gates[g][u] = z[cut::slot(4, g, u)];
    activate<A, Recurrent, true, S.units>(gates[0]), activate<A, Recurrent, true, S.units>(gates[1]), activate<A, Recurrent, true, S.units>(gates[3]);
    activate<A, Act, false, S.units>(gates[2]);
    for (int u = 0; u < S.units; ++u) now[u] = c[u] = gates[1][u] * c[u] + gates[0][u] * gates[2][u];
    activate<A, Act, false, S.units>(now);
    for (int u = 0; u < S.units; ++u) h[u] = gates[3][u] * now[u];
    if (y) std::memcpy(y, h, S.units * sizeof(float));
  }
};

}  // namespace detail

template <architecture A, auto Recurrent, recurrence S> void pack_lstm(const float* kernel, const float* recurrent, const float* bias, float* packed) {
  using cut = detail::blocks<A, S.units>;
  using state = detail::panels_of<A, S.units, cut::vectors(4)>;
  constexpr int columns = state::columns;
  std::fill(packed, packed + packed_recurrence(S, 4), 0.f);
  for (int g = 0; g < 4; ++g) {
    const float factor = detail::is_logistic<Recurrent> && g != 2 ? .5f : 1.f;
    const auto slot = [g](int u) { return cut::slot(4, g, u); };
    if (bias) detail::pack_gate<state>(1, S.units, 4 * S.units, bias + g * S.units, factor, slot, packed);
    detail::pack_gate<detail::input_panels<A, S, 4, cut::vectors(4)>>(S.in, S.units, 4 * S.units, kernel + g * S.units, factor, slot, packed + columns);
    detail::pack_gate<state>(S.units, S.units, 4 * S.units, recurrent + g * S.units, factor, slot, packed + (1 + S.in) * columns);
  }
}

template <architecture A, auto Act, auto Recurrent, recurrence S, class Count>
void lstm(Count steps, const float* x, const float* packed, float* scratch, float* h, float* c, float* y) {
  using cell = detail::lstm_cell<A, Act, Recurrent, S>;
  constexpr bool own = !detail::one_step<Count>;
  const cell each{packed};
  const detail::running_state<S.units, own> state{h}, memory{c};
  detail::along<A, S, 4, typename cell::input, typename cell::B>(
      steps, x, each.kernel, each.bias, scratch, y,
      [&](const float* in, const float* sums, float* out, auto back) __attribute__((always_inline)) { each.template step<own, back.value>(in, sums, state.p, memory.p, out); });
}

}  // namespace ikebana::kernels
