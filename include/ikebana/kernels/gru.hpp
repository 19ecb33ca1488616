// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/recurrent.hpp>

namespace ikebana::kernels {

namespace detail {

/// Gates z and r in blocks of both, the candidate in whole vectors behind them.
template <architecture A, recurrence S> struct gru_layout {
  using cut = blocks<A, S.units>;
  static constexpr int gates = cut::vectors(2), own = cut::vectors(1), lanes = cut::lanes;
  using input = input_panels<A, S, 3, gates + own>;
  using together = panels_of<A, S.units, gates + own>;
  using first = panels_of<A, S.units, gates>;
  using second = panels_of<A, S.units, own>;
  static constexpr int columns = (gates + own) * lanes, gate_columns = gates * lanes, own_columns = own * lanes;
  static constexpr int slot(int gate, int u) { return gate < 2 ? cut::slot(2, gate, u) : gate_columns + u; }
};

template <architecture A, auto Act, auto Recurrent, bool ResetAfter, recurrence S> struct gru_cell {
  using layout = gru_layout<A, S>;
  using cut = typename layout::cut;
  using B = typename cut::type;
  using input = typename layout::input;
  static constexpr int lanes = layout::lanes, columns = layout::columns;
  static constexpr bool by_rows = works_on_rows<A, Act> || works_on_rows<A, Recurrent>;
  // second_bias: of the candidate's product with the state
  const float *bias, *second_bias, *kernel, *recurrent;
  explicit gru_cell(const float* packed)
      : bias{packed}, second_bias{bias + columns}, kernel{second_bias + layout::own_columns}, recurrent{kernel + S.in * columns} {}

  /// sums[v] = acc, or their gates' values.
  template <int C, bool Gate> static IKEBANA_INLINE void keep(const B (&acc)[C], float* sums) {
    if constexpr (!Gate) {
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c].store_aligned(sums + c * lanes);
    } else if constexpr (C <= 4 || machine<A>::registers >= 32) {
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) B(gate_of<Recurrent>(acc[c])).store_aligned(sums + c * lanes);
    } else {
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c].store_aligned(sums + c * lanes);
#pragma GCC unroll 1
      for (int c = 0; c < C; ++c) B(gate_of<Recurrent>(B::load_aligned(sums + c * lanes))).store_aligned(sums + c * lanes);
    }
  }
  /// z[v] = from[v] + x . w, a panel of it.
  template <class P, int Rows, bool Back, bool Gate = false> IKEBANA_INLINE static void product(const float* from, const float* x, const float* w, float* z) {
    P::template each<Back>([=]<int C>(int v) __attribute__((always_inline)) {
      B acc[C];
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = take<B>(from + (v + c) * lanes);
      add_rows<Rows, Back>(acc, x, w + std::ptrdiff_t(v) * lanes * Rows);
      keep<C, Gate>(acc, z + v * lanes);
    });
  }

  template <bool Own, bool Back> IKEBANA_INLINE void step(const float* x, const float* sums, float* h, float* y) const {
    // what x gives; z, r, and what h gives to the candidate
    alignas(64) float s[columns], z[columns];
    const float* in = sums;
    if constexpr (!input_apart(S, 3)) product<input, S.in, false>(sums, x, kernel, s), in = s;
    if constexpr (ResetAfter) {
      if constexpr (layout::together::count == 1) {
        constexpr int C = layout::gates + layout::own;
        B acc[C];
        IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = c < layout::gates ? take<B>(in + c * lanes) : B::load_aligned(second_bias + (c - layout::gates) * lanes);
        add_rows<S.units, Back>(acc, h, recurrent);
        keep<C, false>(acc, z);
      } else {
        product<typename layout::first, S.units, Back>(in, h, recurrent, z);
        product<typename layout::second, S.units, Back>(second_bias, h, recurrent + S.units * layout::gate_columns, z + layout::gate_columns);
      }
    } else {
      product<typename layout::first, S.units, Back>(in, h, recurrent, z);
    }
    if constexpr (by_rows) rows<Back>(in, z, h, y);
    else units<Own, Back>(in, z, h, y);
  }
  template <bool Own, bool Back> IKEBANA_INLINE void units(const float* in, float* z, float* h, float* y) const {
    const float* const candidates = in + layout::gate_columns;
    if constexpr (!ResetAfter) {
      alignas(64) float other[layout::own_columns];
      cut::each([z, reset = +other, h]<int Width, int Filled>(int u) __attribute__((always_inline)) {
        using V = typename cut::template of<Width>;
        const V r = gate_of<Recurrent>(take_part<Width, V>(z + 2 * u + Width));
        put_part<Width>(reset + u, V(r * take_part<Own ? Width : Filled, V>(h + u)));
      });
      product<typename layout::second, S.units, Back>(candidates, seen(other), recurrent + S.units * layout::gate_columns, z + layout::gate_columns);
    }
    cut::each([=]<int Width, int Filled>(int u) __attribute__((always_inline)) {
      using V = typename cut::template of<Width>;
      const V old = take_part<Own ? Width : Filled, V>(h + u), product = take_part<Width, V>(z + layout::gate_columns + u);
      const V zs = gate_of<Recurrent>(take_part<Width, V>(z + 2 * u));
      V own;
      if constexpr (ResetAfter) {
        const V r = gate_of<Recurrent>(take_part<Width, V>(z + 2 * u + Width));
        own = value_of<Act>(mad(r, product, take_part<Width, V>(candidates + u)));
      } else own = value_of<Act>(product);
      put_state<Own, Filled>(mad(zs, V(old - own), own), h + u, y ? y + u : nullptr);
    });
  }
  /// With an activation that sees all units of a gate.
  template <bool Back> void rows(const float* in, float* z, float* h, float* y) const {
    float gates[2][S.units];
    alignas(64) float own[layout::own_columns];
    for (int g = 0; g < 2; ++g) {
      for (int u = 0; u < S.units; ++u) gates[g][u] = z[layout::slot(g, u)];
      activate<A, Recurrent, true, S.units>(gates[g]);
    }
    if constexpr (ResetAfter) {
      for (int u = 0; u < S.units; ++u) own[u] = gates[1][u] * z[layout::slot(2, u)] + in[layout::slot(2, u)];
    } else {
      float reset[S.units];
      for (int u = 0; u < S.units; ++u) reset[u] = gates[1][u] * h[u];
      product<typename layout::second, S.units, Back>(in + layout::gate_columns, reset, recurrent + S.units * layout::gate_columns, own);
    }
    activate<A, Act, false, S.units>(own);
    for (int u = 0; u < S.units; ++u) h[u] = gates[0][u] * (h[u] - own[u]) + own[u];
    if (y) std::memcpy(y, h, S.units * sizeof(float));
  }
};

}  // namespace detail

template <architecture A, auto Recurrent, bool ResetAfter, recurrence S>
void pack_gru(const float* kernel, const float* recurrent, const float* bias, float* packed) {
  using layout = detail::gru_layout<A, S>;
  using one = typename layout::together;
  constexpr int units = S.units, stride = 3 * units;
  float *const second_bias = packed + layout::columns, *const x = second_bias + layout::own_columns, *const h = x + S.in * layout::columns;
  std::fill(packed, packed + packed_recurrence(S, 3), 0.f);
  for (int g = 0; g < 3; ++g) {
    const float factor = detail::is_logistic<Recurrent> && g < 2 ? .5f : 1.f;
    const auto slot = [g](int u) { return layout::slot(g, u); };
    for (int u = 0; bias && u < units; ++u) {
      packed[layout::slot(g, u)] = factor * bias[g * units + u];
      if (ResetAfter && g < 2) packed[layout::slot(g, u)] += factor * bias[stride + g * units + u];
      if (ResetAfter && g == 2) second_bias[u] = bias[stride + g * units + u];
    }
    detail::pack_gate<typename layout::input>(S.in, units, stride, kernel + g * units, factor, slot, x);
    if (ResetAfter && one::count == 1) detail::pack_gate<one>(units, units, stride, recurrent + g * units, factor, slot, h);
    else if (g < 2) detail::pack_gate<typename layout::first>(units, units, stride, recurrent + g * units, factor, slot, h);
    else detail::pack_gate<typename layout::second>(units, units, stride, recurrent + g * units, factor, [](int u) { return u; }, h + units * layout::gate_columns);
  }
}

template <architecture A, auto Act, auto Recurrent, bool ResetAfter, recurrence S, class Count>
void gru(Count steps, const float* x, const float* packed, float* scratch, float* h, float* y) {
  using cell = detail::gru_cell<A, Act, Recurrent, ResetAfter, S>;
  constexpr bool own = !detail::one_step<Count>;
  const cell each{packed};
  const detail::running_state<S.units, own> state{h};
  detail::along<A, S, 3, typename cell::input, typename cell::B>(
      steps, x, each.kernel, each.bias, scratch, y,
      [&](const float* in, const float* sums, float* out, auto back) __attribute__((always_inline)) { each.template step<own, back.value>(in, sums, state.p, out); });
}

}  // namespace ikebana::kernels
