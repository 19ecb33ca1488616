// SPDX-License-Identifier: BSL-1.0
// Convolution of many small groups, depthwise among them: lanes over groups.
#pragma once
#include <utility>

#include <ikebana/kernels/taps.hpp>

namespace ikebana::kernels::detail {

/// Weights as [filter of a group][rows][columns][input of a group][groups], zeros behind the last group.
template <convolution S> inline constexpr int groups_room = S.groups < 4 ? 4 : packed_columns(S.groups);
template <architecture A, convolution S> void pack_groups(const float* kernel, const float* scale, float* packed) {
  constexpr int each = S.filters / S.groups, steps = S.cells() * (S.in / S.groups);
  for (int q = 0; q < each; ++q)
    for (int i = 0; i < steps; ++i)
      for (int g = 0; g < groups_room<S>; ++g, ++packed) {
        const int filter = g * each + q;
        *packed = g >= S.groups ? 0.f : kernel[i * S.filters + filter] * (scale ? scale[filter] : 1.f);
      }
}

/// Width is 0 where only the call knows it.
template <architecture A, auto Act, convolution S, pooling P, int Width> struct group_convolution {
  using pool = pooled<S, P>;
  static constexpr int groups = S.groups, in = S.in / groups, each = S.filters / groups;
  static constexpr int lanes = fit<A>(groups), vectors = (groups + lanes - 1) / lanes;
  // A cache line of channels at a time: of half a line, each half would be read in a pass of its own.
  static constexpr int V = std::clamp(16 / lanes, 1, vectors);
  static constexpr int used = std::min(lanes, groups);
  using B = batch<A, lanes>;
  static constexpr int stride = S.columns.stride * S.in, gap = S.columns.dilation * S.in, row_of_weights = S.columns.size * in * groups_room<S>;

  // Pixels of a tile, balanced over the width where that is known; the last tile starts early.
  static constexpr int most = std::max(1, 8 / V), columns = Width ? pool::columns(Width) : 0, tiles = (columns + most - 1) / most;
  static constexpr int tall = tiles ? (columns + tiles - 1) / tiles : most;
  static constexpr int cells_of_tile = (tall - 1) * S.columns.stride + S.columns.reach();
  static constexpr bool unrolled = in == 1 && S.columns.size <= 8 && cells_of_tile * V <= 64;

  /// The image from the first channel of a block on, for one filter of each group.
  struct image {
    const float *x, *w, *bias;
    float* y;
    int height, w_at_run;
    IKEBANA_INLINE int width() const { return Width ? Width : w_at_run; }
    IKEBANA_INLINE std::ptrdiff_t row() const { return std::ptrdiff_t(width()) * S.in; }
  };

  /// The first group of vector c of a block.
  static constexpr int column(int c) { return groups < lanes ? 0 : std::min(c * lanes, groups - lanes); }

  /// A vector of groups that are `Distance` floats apart.
  template <int Distance> static IKEBANA_INLINE B take_every(const float* p) {
    if constexpr (Distance == 1) return take_part<groups, B>(p);
    else {
      alignas(64) float t[lanes]{};
      IKEBANA_UNROLL for (int l = 0; l < used; ++l) t[l] = p[l * Distance];
      return B::load_aligned(t);
    }
  }
  template <int Distance> static IKEBANA_INLINE void put_every(float* p, B v) {
    if constexpr (Distance == 1) put_part<groups>(p, v);
    else {
      alignas(64) float t[lanes];
      v.store_aligned(t);
      IKEBANA_UNROLL for (int l = 0; l < used; ++l) p[l * Distance] = t[l];
    }
  }

  template <int T> static IKEBANA_INLINE void start(B (&acc)[T * V], const image& g) {
    IKEBANA_UNROLL for (int c = 0; c < V; ++c) {
      const B b = take_every<each>(g.bias + column(c) * each);
      IKEBANA_UNROLL for (int i = 0; i < T; ++i) acc[i * V + c] = b;
    }
  }
  template <int T> static IKEBANA_INLINE void store(const B (&acc)[T * V], float* y) {
    if constexpr (T * V <= 4 || cheap<Act>) {
      IKEBANA_UNROLL for (int i = 0; i < T * V; ++i) put_every<each>(y + i / V * S.filters + column(i % V) * each, Act.apply(acc[i]));
    } else {
      alignas(64) float t[T * V * lanes];
      IKEBANA_UNROLL for (int i = 0; i < T * V; ++i) acc[i].store_aligned(t + i * lanes);
#pragma GCC unroll 1
      for (int i = 0; i < T * V; ++i) put_every<each>(y + i / V * S.filters + column(i % V) * each, Act.apply(B::load_aligned(t + i * lanes)));
    }
  }

  /// A row of the kernel: every input is loaded once and serves all outputs that it reaches.
  template <int T, int At> static IKEBANA_INLINE void kernel_row(B (&acc)[T * V], const float* x, const float* w) {
    B b[S.columns.size * V];
    IKEBANA_UNROLL for (int i = 0; i < S.columns.size * V; ++i) b[i] = take<B>(w + i / V * groups_room<S> + column(i % V));
    constexpr int before = Width ? S.columns.before(Width) : 0, reach = S.columns.reach(), count = ((T - 1) * S.columns.stride + reach) * V;
    IKEBANA_UNROLL for (int i = 0; i < count; ++i) {
      const int cell = i / V, c = i % V, at = At * S.columns.stride - before + cell;
      if (At >= 0 && (at < 0 || at >= Width)) continue;
      const B v = take_every<in>(x + cell * S.in + column(c));
      IKEBANA_UNROLL for (int o = 0; o < T; ++o) {
        const int d = cell - o * S.columns.stride;
        if (d >= 0 && d < reach && d % S.columns.dilation == 0) acc[o * V + c] = mad(v, b[d / S.columns.dilation * V + c], acc[o * V + c]);
      }
    }
  }
  /// The same for taps [from, to), which are all inside the image, and for any number of them.
  template <int T> static IKEBANA_INLINE void kernel_row(B (&acc)[T * V], const float* x, const float* w, taps kx) {
    for (int j = kx.from; j < kx.to; ++j)
      for (int k = 0; k < in; ++k)
        IKEBANA_UNROLL for (int c = 0; c < V; ++c) {
          const B b = take<B>(w + (j * in + k) * groups_room<S> + column(c));
          IKEBANA_UNROLL for (int o = 0; o < T; ++o) acc[o * V + c] = mad(take_every<in>(x + o * stride + j * gap + column(c) * in + k), b, acc[o * V + c]);
        }
  }

  /// T pixels; rows ky of the kernel are inside, the first at row `iy`. At: where the tile begins if some of its taps are in the padding, else -1.
  template <int T, int At, bool All> static IKEBANA_INLINE void tile(const image& g, int iy, taps ky, int ox) {
    B acc[T * V];
    start<T>(acc, g);
    const float* const x = g.x + iy * g.row() + (ox * S.columns.stride - S.columns.before(g.width())) * std::ptrdiff_t(S.in);
    if constexpr (All && unrolled && S.rows.size <= 5) {
      IKEBANA_UNROLL for (int i = 0; i < S.rows.size; ++i) kernel_row<T, At>(acc, x + i * S.rows.dilation * g.row(), g.w + i * row_of_weights);
    } else {
#pragma GCC unroll 1
      for (int i = ky.from; i < ky.to; ++i) {
        if constexpr (unrolled) kernel_row<T, At>(acc, x + i * S.rows.dilation * g.row(), g.w + i * row_of_weights);
        else kernel_row<T>(acc, x + i * S.rows.dilation * g.row(), g.w + i * row_of_weights, {0, S.columns.size});
      }
    }
    store<T>(acc, g.y + std::ptrdiff_t(ox) * S.filters);
  }

  /// One window of the pooling, or one pixel, wherever it lies.
  static void window(const image& g, int oy, int ox) {
    B best[V];
    IKEBANA_UNROLL for (int c = 0; c < V; ++c) best[c] = B(-std::numeric_limits<float>::infinity());
    for (int i = 0; i < pool::cells; ++i) {
      const int iy = (oy * pool::height + i / pool::width) * S.rows.stride - S.rows.before(g.height);
      const int ix = (ox * pool::width + i % pool::width) * S.columns.stride - S.columns.before(g.width());
      const taps ky = taps_inside(S.rows, iy, g.height), kx = taps_inside(S.columns, ix, g.width());
      B acc[V];
      start<1>(acc, g);
      for (int k = ky.from; k < ky.to; ++k)
        kernel_row<1>(acc, g.x + (iy + k * S.rows.dilation) * g.row() + std::ptrdiff_t(ix) * S.in, g.w + k * row_of_weights, kx);
      IKEBANA_UNROLL for (int c = 0; c < V; ++c) best[c] = math::max(best[c], acc[c]);
    }
    store<1>(best, g.y + std::ptrdiff_t(ox) * S.filters);
  }

  static constexpr int first_of(int t) { return std::min(t * tall, columns - tall); }
  static constexpr bool touches_padding(int t) {
    const int at = first_of(t) * S.columns.stride - S.columns.before(Width);
    return at < 0 || at + cells_of_tile > Width;
  }
  static constexpr taps regular_tiles() {
    int from = 0, to = tiles;
    while (from < to && touches_padding(from)) ++from;
    while (to > from && touches_padding(to - 1)) --to;
    return {from, to};
  }
  template <bool All, int From, int... I> static IKEBANA_INLINE void tiles_from(std::integer_sequence<int, I...>, const image& g, [[maybe_unused]] int iy, [[maybe_unused]] taps ky) {
    (tile<tall, first_of(From + I), All>(g, iy, ky, first_of(From + I)), ...);
  }
  template <bool All> static void row(const image& g, int iy, taps ky, int oy) {
    if constexpr (pool::cells == 1 && Width > 0 && unrolled) {
      constexpr taps inner = regular_tiles();
      tiles_from<All, 0>(std::make_integer_sequence<int, inner.from>{}, g, iy, ky);
      for (int t = inner.from; t < inner.to; ++t) tile<tall, -1, All>(g, iy, ky, first_of(t));
      tiles_from<All, inner.to>(std::make_integer_sequence<int, tiles - inner.to>{}, g, iy, ky);
    } else {
      const taps inside = pool::inside(g.width());
      int ox = 0;
      for (; ox < inside.from; ++ox) window(g, oy, ox);
      if constexpr (pool::cells == 1)
        if (inside.to - inside.from >= tall)
          for (; ox < inside.to; ox += tall) tile<tall, -1, All>(g, iy, ky, std::min(ox, inside.to - tall));
      for (ox = std::min(ox, std::max(inside.to, inside.from)); ox < pool::columns(g.width()); ++ox) window(g, oy, ox);
    }
  }

  static void run(int h, int w, const float* x, const float* packed, const float* bias, float* y) {
    const int rows = pool::rows(h);
    for (int oy = 0; oy < rows; ++oy) {
      const int iy = oy * S.rows.stride - S.rows.before(h);
      const taps ky = taps_inside(S.rows, iy, h);
      float* const to = y + std::ptrdiff_t(oy) * pool::columns(w) * S.filters;
      for (int from = 0; from < groups; from += V * lanes)
        for (int q = 0; q < each; ++q) {
          const int c = std::max(0, std::min(from, groups - V * lanes));
          const image g{x + c * in, packed + q * S.cells() * in * groups_room<S> + c, bias + c * each + q, to + c * each + q, h, w};
          if (ky.to - ky.from == S.rows.size) row<true>(g, iy, ky, oy);
          else row<false>(g, iy, ky, oy);
        }
    }
  }
};

}  // namespace ikebana::kernels::detail
