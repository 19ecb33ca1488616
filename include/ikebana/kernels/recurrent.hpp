// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/micro.hpp>

namespace ikebana::kernels {

namespace detail {

/// A layer of `Units` with `Gates` gates side by side: how many vectors of units are advanced at once.
template <architecture A, int Units, int Gates> struct cells {
  static constexpr int lanes = fit<A>(Units), most = std::max(1, (machine<A>::registers >= 32 ? 16 : 8) / Gates);
  using type = batch<A, lanes>;
  template <class F> static IKEBANA_INLINE void each(F f) { panels<Units, lanes, most>::each(f); }
};

/// Calls step(x of the step, h', y of the step or null) and keeps h' as the state, which no step may overwrite while it reads it.
template <recurrence S, class F> IKEBANA_INLINE void steps_of(int steps, const float* x, float* h, float* y, F step) {
  alignas(64) float next[S.units];
  for (int t = 0; t < steps; ++t) {
    step(x + std::ptrdiff_t(S.backwards ? steps - 1 - t : t) * S.in, +next);
    std::memcpy(h, next, sizeof next);
    if (y && (S.sequences || t == steps - 1)) std::memcpy(y + (S.sequences ? std::ptrdiff_t(t) * S.units : 0), next, sizeof next);
  }
}

/// acc = bias + x . kernel + h . recurrent for Gates gates of C vectors of units; pointers at the panel's first unit. Stride floats a row.
template <int Gates, int Stride, recurrence S, int C, int Room, class B>
IKEBANA_INLINE void gates(B (&acc)[Gates * C], const float* x, const float* kernel, const float* h, const float* recurrent, const float* bias) {
  using cut = columns<size<B>, Room, S.units, C>;
  start<cut>(acc, bias);
  accumulate<1, Gates * C, 0, Stride, cut>(acc, x, kernel, S.in);
  accumulate<1, Gates * C, 0, Stride, cut>(acc, h, recurrent, S.units);
}

template <architecture A, auto Act, recurrence S, int C, int Room>
void simple_rnn_units(const float* x, const float* kernel, const float* h, const float* recurrent, const float* bias, float* next) {
  using B = typename cells<A, S.units, 1>::type;
  B acc[C];
  gates<1, S.units, S, C, Room>(acc, x, kernel, h, recurrent, bias);
  finish<Act, 1, C, 0, columns<size<B>, Room>>(acc, next);
}

template <architecture A, auto Act, auto Recurrent, recurrence S, int C, int Room>
void lstm_units(const float* x, const float* kernel, const float* h, const float* recurrent, const float* bias, const float* c, float* next, float* cell) {
  using B = typename cells<A, S.units, 4>::type;
  using cut = columns<size<B>, Room>;
  B acc[4 * C];
  gates<4, 4 * S.units, S, C, Room>(acc, x, kernel, h, recurrent, bias);
  alignas(64) float t[4 * C * size<B>];
  IKEBANA_UNROLL for (int i = 0; i < 4 * C; ++i) acc[i].store_aligned(t + i * size<B>);
  // Rolled: so many activations at once would spill.
#pragma GCC unroll 1
  for (int v = 0; v < C; ++v) {
    const float* p = t + v * size<B>;
    constexpr int gate = C * size<B>;
    const B i = Recurrent.apply(B::load_aligned(p)), f = Recurrent.apply(B::load_aligned(p + gate)), g = Act.apply(B::load_aligned(p + 2 * gate));
    const B o = Recurrent.apply(B::load_aligned(p + 3 * gate)), now = mad(f, take_part<Room, B>(c + cut::at(v)), B(i * g));
    put_part<Room>(cell + cut::at(v), now);
    put_part<Room>(next + cut::at(v), B(o * Act.apply(now)));
  }
}

/// z and r in a, the input's and the state's parts of the candidate apart.
template <architecture A, auto Act, auto Recurrent, recurrence S, int C, int Room>
void gru_units(const float* x, const float* kernel, const float* h, const float* recurrent, const float* bias, const float* own, float* next) {
  using B = typename cells<A, S.units, 4>::type;
  using cut = columns<size<B>, Room>;
  using three = columns<size<B>, Room, S.units, C>;
  constexpr int stride = 3 * S.units;
  B input[3 * C], acc[3 * C];
  start<three>(input, bias);
  start<three>(acc, bias ? bias + stride : nullptr);
  accumulate<1, 3 * C, 0, stride, three>(input, x, kernel, S.in);
  IKEBANA_UNROLL for (int i = 0; i < 2 * C; ++i) acc[i] += input[i];
  accumulate<1, 3 * C, 0, stride, three>(acc, h, recurrent, S.units);
  alignas(64) float t[4 * C * size<B>];
  IKEBANA_UNROLL for (int i = 0; i < 3 * C; ++i) acc[i].store_aligned(t + i * size<B>);
  IKEBANA_UNROLL for (int i = 0; i < C; ++i) input[2 * C + i].store_aligned(t + (3 * C + i) * size<B>);
#pragma GCC unroll 1
  for (int v = 0; v < C; ++v) {
    const float* p = t + v * size<B>;
    constexpr int gate = C * size<B>;
    const B z = Recurrent.apply(B::load_aligned(p)), r = Recurrent.apply(B::load_aligned(p + gate));
    const B candidate = Act.apply(mad(r, B::load_aligned(p + 2 * gate), B::load_aligned(p + 3 * gate)));
    put_part<Room>(next + cut::at(v), mad(z, B(take_part<Room, B>(own + cut::at(v)) - candidate), candidate));
  }
}

/// Without ResetAfter, first half: z, and r * h, which the candidate's product needs whole.
template <architecture A, auto Recurrent, recurrence S, int C, int Room>
void gru_gates(const float* x, const float* kernel, const float* h, const float* recurrent, const float* bias, const float* own, float* z, float* reset) {
  using B = typename cells<A, S.units, 4>::type;
  using cut = columns<size<B>, Room>;
  B acc[2 * C];
  gates<2, 3 * S.units, S, C, Room>(acc, x, kernel, h, recurrent, bias);
  IKEBANA_UNROLL for (int v = 0; v < C; ++v) {
    put_part<Room>(z + cut::at(v), Recurrent.apply(acc[v]));
    put_part<Room>(reset + cut::at(v), B(Recurrent.apply(acc[C + v]) * take_part<Room, B>(own + cut::at(v))));
  }
}
/// Second half: the candidate and the new state.
template <architecture A, auto Act, recurrence S, int C, int Room>
void gru_candidate(const float* x, const float* kernel, const float* reset, const float* recurrent, const float* bias, const float* own, const float* z, float* next) {
  using B = typename cells<A, S.units, 4>::type;
  using cut = columns<size<B>, Room>;
  B acc[C];
  gates<1, 3 * S.units, S, C, Room>(acc, x, kernel, reset, recurrent, bias);
  IKEBANA_UNROLL for (int v = 0; v < C; ++v) {
    const B candidate = Act.apply(acc[v]), old = take_part<Room, B>(own + cut::at(v));
    put_part<Room>(next + cut::at(v), mad(take_part<Room, B>(z + cut::at(v)), B(old - candidate), candidate));
  }
}

}  // namespace detail

template <architecture A, auto Act, recurrence S, class Count>
void simple_rnn(Count steps, const float* x, const float* kernel, const float* recurrent, const float* bias, float* h, float* y) {
  detail::steps_of<S>(steps, x, h, y, [=](const float* in, float* next) {
    detail::cells<A, S.units, 1>::each([=]<int C, int Room>(int u) {
      detail::simple_rnn_units<A, Act, S, C, Room>(in, kernel + u, h, recurrent + u, bias ? bias + u : nullptr, next + u);
    });
  });
}

template <architecture A, auto Act, auto Recurrent, recurrence S, class Count>
void lstm(Count steps, const float* x, const float* kernel, const float* recurrent, const float* bias, float* h, float* c, float* y) {
  detail::steps_of<S>(steps, x, h, y, [=](const float* in, float* next) {
    alignas(64) float cell[S.units];
    detail::cells<A, S.units, 4>::each([=, to = +cell]<int C, int Room>(int u) {
      detail::lstm_units<A, Act, Recurrent, S, C, Room>(in, kernel + u, h, recurrent + u, bias ? bias + u : nullptr, c + u, next + u, to + u);
    });
    std::memcpy(c, cell, sizeof cell);
  });
}

template <architecture A, auto Act, auto Recurrent, bool ResetAfter, recurrence S, class Count>
void gru(Count steps, const float* x, const float* kernel, const float* recurrent, const float* bias, float* h, float* y) {
  using cells = detail::cells<A, S.units, 4>;
  detail::steps_of<S>(steps, x, h, y, [=](const float* in, float* next) {
    if constexpr (ResetAfter) {
      cells::each([=]<int C, int Room>(int u) {
        detail::gru_units<A, Act, Recurrent, S, C, Room>(in, kernel + u, h, recurrent + u, bias ? bias + u : nullptr, h + u, next + u);
      });
    } else {
      alignas(64) float z[S.units], reset[S.units];
      cells::each([=, zs = +z, rs = +reset]<int C, int Room>(int u) {
        detail::gru_gates<A, Recurrent, S, C, Room>(in, kernel + u, h, recurrent + u, bias ? bias + u : nullptr, h + u, zs + u, rs + u);
      });
      cells::each([=, zs = +z, rs = +reset]<int C, int Room>(int u) {
        constexpr int third = 2 * S.units;
        detail::gru_candidate<A, Act, S, C, Room>(in, kernel + third + u, rs, recurrent + third + u, bias ? bias + third + u : nullptr, h + u, zs + u, next + u);
      });
    }
  });
}

}  // namespace ikebana::kernels
