// SPDX-License-Identifier: BSL-1.0
// What gemm, convolution and recurrent kernels share: rows (or pixels) x vectors of columns held in registers over a reduction.
#pragma once
#include <ikebana/kernels/math.hpp>

namespace ikebana::kernels {

/// How N columns are cut into panels of at most `Most` vectors. The last panel of several starts early instead of being ragged: what it
/// shares with the one before is computed twice. A single panel ends in an overlapping vector, or is less than one vector.
template <int N, int Lanes, int Most> struct panels {
  static constexpr int vectors = (N + Lanes - 1) / Lanes, count = (vectors + Most - 1) / Most, small = vectors / count, larger = vectors % count;
  /// f.template operator()<Vectors, Room>(first column), Room columns being there to be read.
  template <class F> static IKEBANA_INLINE void each(F f) {
    if constexpr (count == 1) f.template operator()<vectors, N>(0);
    else {
      if constexpr (larger > 0)
        for (int p = 0; p < larger; ++p) f.template operator()<small + 1, (small + 1) * Lanes>(p * (small + 1) * Lanes);
      for (int p = larger; p < count; ++p) f.template operator()<small, small * Lanes>(std::min((larger + p * small) * Lanes, N - small * Lanes));
    }
  }
};

/// The first column of each vector of a panel, `Groups` times at a distance.
template <int Lanes, int Room, int Distance = 0, int Vectors = 64> struct columns {
  static constexpr bool partial = Room < Lanes;
  static constexpr int room = Room;
  static IKEBANA_INLINE constexpr int at(int c) { return c / Vectors * Distance + (partial ? 0 : std::min(c % Vectors * Lanes, Room - Lanes)); }
};

template <class Columns, class B> IKEBANA_INLINE B take_columns(const float* p, int c) { return take_part<Columns::room, B>(p + Columns::at(c)); }

/// What starts the accumulators of C vectors: the bias, or zero where there is none.
template <class Columns, int C, class B> IKEBANA_INLINE void start(B (&b)[C], const float* bias) {
  if (bias) {
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) b[c] = take_columns<Columns, B>(bias, c);
  } else {
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) b[c] = B(0.f);
  }
}

/// acc[r][c] += a[r * Rows + k] * w[k * Step + column c], one k.
template <int R, int C, int Rows, int Step, class Columns, class B>
IKEBANA_INLINE void accumulate_one(B* acc, const float* a, const float* w, int k) {
  B b[C];
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) b[c] = take_columns<Columns, B>(w + std::ptrdiff_t(k) * Step, c);
  IKEBANA_UNROLL for (int r = 0; r < R; ++r) {
    const B x(a[std::ptrdiff_t(r) * Rows + k]);
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[r * C + c] = mad(x, b[c], acc[r * C + c]);
  }
}

/// Weights that a tall tile of the widest vectors will read: it is through with a line as soon as the second level of the cache has the next one.
template <int Floats> IKEBANA_INLINE void fetch_ahead(const float* w) {
  IKEBANA_UNROLL for (int i = 0; i < Floats; i += 16) __builtin_prefetch(w + i);
}

/// The same over k in [0, steps); few accumulators get several chains, which hide the latency of the multiply-add.
template <int R, int C, int Rows, int Step, class Columns, class B>
IKEBANA_INLINE void accumulate(B (&acc)[R * C], const float* a, const float* w, int steps) {
  constexpr int chains = R * C >= 6 ? 1 : R * C >= 3 ? 2 : R * C == 2 ? 4 : 8;
  int k = 0;
  if constexpr (chains > 1)
    if (steps >= 2 * chains) {
      B all[chains * R * C];
      IKEBANA_UNROLL for (int i = 0; i < chains * R * C; ++i) all[i] = i < R * C ? acc[i % (R * C)] : B(0.f);
      for (; k + chains <= steps; k += chains) {
        IKEBANA_UNROLL for (int q = 0; q < chains; ++q) accumulate_one<R, C, Rows, Step, Columns>(all + q * R * C, a, w, k + q);
      }
      IKEBANA_UNROLL for (int q = chains / 2; q > 0; q /= 2) {
        IKEBANA_UNROLL for (int i = 0; i < q * R * C; ++i) all[i] += all[i + q * R * C];
      }
      IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i] = all[i];
    }
  if constexpr (C == 1) {
#pragma GCC unroll 1  // clang mixes two steps, and spills
    for (; k < steps; ++k) accumulate_one<R, C, Rows, Step, Columns>(acc, a, w, k);
  } else {
    // Two, not one: g++ 12 then folds the load of a weight vector into each multiply-add of its column.
#pragma GCC unroll 2
    for (; k < steps; ++k) {
      if constexpr (size<B> >= 16 && R > 1 && R * C >= 16) fetch_ahead<C * size<B>>(w + std::ptrdiff_t(k + 8) * Step);
      accumulate_one<R, C, Rows, Step, Columns>(acc, a, w, k);
    }
  }
}

/// y[r * Rows + column c] = act(acc[r][c]).
template <auto Act, int R, int C, int Rows, class Columns, class B> IKEBANA_INLINE void finish(const B (&acc)[R * C], float* y) {
  if constexpr (R * C <= 4 || requires { requires decltype(Act)::cheap; }) {
    IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) put_part<Columns::room>(y + std::ptrdiff_t(i / C) * Rows + Columns::at(i % C), Act.apply(acc[i]));
  } else {
    // Rolled: compilers interleave a long activation over all accumulators, and spill.
    alignas(64) float t[R * C * size<B>];
    IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i].store_aligned(t + i * size<B>);
#pragma GCC unroll 1
    for (int i = 0; i < R * C; ++i)
      put_part<Columns::room>(y + std::ptrdiff_t(i / C) * Rows + Columns::at(i % C), Act.apply(B::load_aligned(t + i * size<B>)));
  }
}

/// The shape of register tiles for rows of N columns: the most rows, and vectors by the number of rows.
template <architecture A, int N> struct tiling {
  static constexpr int lanes = fit<A>(N), vectors = (N + lanes - 1) / lanes;
  static constexpr bool many = machine<A>::registers >= 32;
  using type = batch<A, lanes>;
  static constexpr int wide = many && vectors == 3 ? 3 : std::min(vectors, 2), tall = wide == 1 ? 12 : (machine<A>::registers - 1 - wide) / wide;
  static constexpr int middle = std::min(vectors, many ? 4 : 2), single = std::min(vectors, 8);
};

}  // namespace ikebana::kernels
