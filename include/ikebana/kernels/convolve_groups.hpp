// SPDX-License-Identifier: BSL-1.0
// Convolution of many small groups, depthwise among them: lanes over groups.
#pragma once
#include <utility>

#include <ikebana/kernels/packing.hpp>
#include <ikebana/kernels/slide.hpp>

namespace ikebana::kernels::detail {

/// Weights as [filter of a group][rows][columns][input of a group][groups], zeros behind the last group.
template <convolution S> inline constexpr int groups_room = S.groups < 4 ? 4 : packed_columns(S.groups);
/// Rows of the first filter of every group, then of the second; `room` floats each. All layers share it.
template <architecture A> __attribute__((noinline)) void pack_groups(int groups, int room, int each, int steps, const weight_matrix& kernel, float* packed) {
  for (int q = 0; q < each; ++q)
    for (int i = 0; i < steps; ++i)
      for (int g = 0; g < room; ++g, ++packed) *packed = g >= groups ? 0.f : kernel(i, g * each + q);
}

/// Width is 0 where only the call knows it.
template <architecture A, auto Act, convolution S, pooling P, int Row, int Width> struct group_convolution {
  using pool = pooled<S, P>;
  static constexpr int groups = S.groups, in = S.in / groups, each = S.filters / groups;
  static constexpr int lanes = fit<A>(groups), used = std::min(lanes, groups);
  using B = batch<A, lanes>;
  static constexpr int stride = S.columns.stride * S.in, gap = S.columns.dilation * S.in, reach = S.columns.reach(), row_of_weights = S.columns.size * in * groups_room<S>;

  // Pixels of a tile, balanced over the width where that is known; the last tile starts early.
  static constexpr int columns = Width ? pool::columns(Width) : 0, tiles = (columns + 7) / 8;
  static constexpr int tall = tiles ? (columns + tiles - 1) / tiles : 8;
  static constexpr int cells_of_tile = (tall - 1) * S.columns.stride + reach;
  static constexpr bool unrolled = in == 1 && S.columns.size <= 8 && cells_of_tile <= 64;
  using sliding = detail::sliding<A, S>;
  static constexpr int high = unrolled && cheap<Act> ? sliding::high : 1;
  /// Whether all weights of a vector fit into registers, besides what an input column reaches. (Of two rows at a time, one that is left over need not.)
  static constexpr bool slides = unrolled && cheap<Act> && high == 1 && S.cells() + 2 * S.columns.size + (S.rows.size > 3 ? 1 : S.rows.size) <= machine<A>::registers;

  /// The image from the first channel of a vector on, for one filter of each group.
  struct image {
    const float *x, *w, *bias;
    float* y;
    int height, w_at_run;
    IKEBANA_INLINE int width() const { return Width ? Width : w_at_run; }
    IKEBANA_INLINE std::ptrdiff_t row() const { return std::ptrdiff_t(width()) * S.in; }
  };

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

  template <int T> static IKEBANA_INLINE void store(const B (&acc)[T], float* y) {
    if constexpr (T <= 4 || cheap<Act>) {
      IKEBANA_UNROLL for (int i = 0; i < T; ++i) put_every<each>(y + i * Row, Act.apply(acc[i]));
    } else {
      alignas(64) float t[T * lanes];
      IKEBANA_UNROLL for (int i = 0; i < T; ++i) acc[i].store_aligned(t + i * lanes);
#pragma GCC unroll 1
      for (int i = 0; i < T; ++i) put_every<each>(y + i * Row, Act.apply(B::load_aligned(t + i * lanes)));
    }
  }

  /// Whether column i of a tile that begins at pixel At is inside the image; At < 0: all are.
  static constexpr bool inside(int at, int i) {
    const int cell = at * S.columns.stride - (Width ? S.columns.before(Width) : 0) + i;
    return at < 0 || (cell >= 0 && cell < Width);
  }

  /// All rows of the kernel, column by column of the input; an output is stored when the next column is there. (Stores between the load of an
  /// input and its use keep g++ from loading it again for every multiply-add.)
  template <int T, int At> static IKEBANA_INLINE void slide(const image& g, const float* x, float* y) {
    constexpr int rows = S.rows.size, size = S.columns.size, count = (T - 1) * S.columns.stride + reach;
    B w[rows * size], acc[T];
    IKEBANA_UNROLL for (int i = 0; i < rows * size; ++i) w[i] = take<B>(g.w + i * groups_room<S>);
    const B bias = take_every<each>(g.bias);
    IKEBANA_UNROLL for (int o = 0; o < T; ++o) acc[o] = bias;
    IKEBANA_UNROLL for (int i = 0; i <= count; ++i) {
      B v[rows];
      if (i < count && inside(At, i)) {
        IKEBANA_UNROLL for (int r = 0; r < rows; ++r) v[r] = take_every<1>(x + r * S.rows.dilation * g.row() + i * S.in);
      }
      if (const int o = sliding::ended(T, i); o >= 0) put_every<each>(y + o * Row, Act.apply(acc[o]));
      if (i < count && inside(At, i)) {
        IKEBANA_UNROLL for (int r = 0; r < rows; ++r)
          IKEBANA_UNROLL for (int j = size - 1; j >= 0; --j)
            if (const int o = sliding::output(T, i, j); o >= 0) acc[o] = mad(v[r], w[r * size + j], acc[o]);
      }
    }
  }
  /// Two rows of a tile, for sliding<>::tile.
  template <int At> struct lines {
    const float *x, *start;
    float* y;
    std::ptrdiff_t row, line;
    static constexpr bool inside(int i) { return group_convolution::inside(At, i); }
    IKEBANA_INLINE B input(int q, int i) const { return take_every<1>(x + q * row + i * S.in); }
    IKEBANA_INLINE B bias() const { return take_every<each>(start); }
    IKEBANA_INLINE void output(int h, int o, B sum) const { put_every<each>(y + h * line + o * Row, Act.apply(sum)); }
  };

  /// A row of the kernel: every input is loaded once and serves all outputs that it reaches.
  template <int T, int At> static IKEBANA_INLINE void kernel_row(B (&acc)[T], const float* x, const float* w) {
    constexpr int count = (T - 1) * S.columns.stride + reach;
    B b[S.columns.size];
    IKEBANA_UNROLL for (int i = 0; i < S.columns.size; ++i) b[i] = take<B>(w + i * groups_room<S>);
    IKEBANA_UNROLL for (int i = 0; i < count; ++i)
      if (inside(At, i)) {
        const B v = take_every<in>(x + i * S.in);
        IKEBANA_UNROLL for (int j = S.columns.size - 1; j >= 0; --j)
          if (const int o = sliding::output(T, i, j); o >= 0) acc[o] = mad(v, b[j], acc[o]);
      }
  }
  /// The same for taps [from, to), which are all inside the image, and for any number of them.
  template <int T> static IKEBANA_INLINE void kernel_row(B (&acc)[T], const float* x, const float* w, taps kx) {
    for (int j = kx.from; j < kx.to; ++j)
      for (int k = 0; k < in; ++k) {
        const B b = take<B>(w + (j * in + k) * groups_room<S>);
        IKEBANA_UNROLL for (int o = 0; o < T; ++o) acc[o] = mad(take_every<in>(x + o * stride + j * gap + k), b, acc[o]);
      }
  }

  /// T pixels of a vector; the rows ky of the kernel are inside. At: where the tile begins if some of its taps are in the padding, else -1.
  template <int T, int At, bool Slides> static IKEBANA_INLINE void vector(const image& g, const float* x, taps ky, float* y) {
    if constexpr (Slides) slide<T, At>(g, x, y);
    else {
      B acc[T];
      const B bias = take_every<each>(g.bias);
      IKEBANA_UNROLL for (int o = 0; o < T; ++o) acc[o] = bias;
#pragma GCC unroll 1
      for (int i = ky.from; i < ky.to; ++i) {
        if constexpr (unrolled) kernel_row<T, At>(acc, x + i * S.rows.dilation * g.row(), g.w + i * row_of_weights);
        else kernel_row<T>(acc, x + i * S.rows.dilation * g.row(), g.w + i * row_of_weights, {0, S.columns.size});
      }
      store<T>(acc, y);
    }
  }
  /// The vector that begins at or before group `from`, one filter of each group.
  static IKEBANA_INLINE image part(const image& g, int from, int q) {
    const int c = std::max(0, std::min(from, groups - lanes));
    return {g.x + c * in, g.w + q * S.cells() * in * groups_room<S> + c, g.bias + c * each + q, g.y + c * each + q, g.height, g.w_at_run};
  }
  /// T pixels from `ox` on, of the rows [from, to).
  template <int T, int At> static IKEBANA_INLINE void tile(const image& all, int from, int to, int ox) {
    const std::ptrdiff_t left = (ox * S.columns.stride - S.columns.before(all.width())) * std::ptrdiff_t(S.in);
    for (int oy = from; oy < to; ++oy) {
      const int iy = oy * S.rows.stride - S.rows.before(all.height);
      const taps ky = taps_inside(S.rows, iy, all.height);
      const std::ptrdiff_t line = std::ptrdiff_t(pool::columns(all.width())) * Row;
      const bool several = high > 1 && oy + high <= to && iy >= 0 && iy + (high - 1) * S.rows.stride + S.rows.size <= all.height;
      for (int c = 0; c < groups; c += lanes)
        for (int q = 0; q < each; ++q) {
          const image g = part(all, c, q);
          const float* const x = g.x + iy * g.row() + left;
          float* const y = g.y + oy * line + ox * Row;
          if constexpr (high > 1)
            if (several) {
              sliding::template tile<B, T, groups_room<S>>(g.w, lines<At>{x, g.bias, y, g.row(), line});
              continue;
            }
          if (slides && ky.to - ky.from == S.rows.size) vector<T, At, slides>(g, x, ky, y);
          else vector<T, At, false>(g, x, ky, y);
        }
      if (several) oy += high - 1;
    }
  }

  /// One window of the pooling, or one pixel, wherever it lies.
  static void window(const image& all, int oy, int ox) {
    for (int c = 0; c < groups; c += lanes)
      for (int q = 0; q < each; ++q) {
        const image g = part(all, c, q);
        B best[1]{B(-std::numeric_limits<float>::infinity())};
        for (int i = 0; i < pool::cells; ++i) {
          const int iy = (oy * pool::height + i / pool::width) * S.rows.stride - S.rows.before(g.height);
          const int ix = (ox * pool::width + i % pool::width) * S.columns.stride - S.columns.before(g.width());
          const taps ky = taps_inside(S.rows, iy, g.height), kx = taps_inside(S.columns, ix, g.width());
          B acc[1]{take_every<each>(g.bias)};
          for (int k = ky.from; k < ky.to; ++k)
            kernel_row<1>(acc, g.x + (iy + k * S.rows.dilation) * g.row() + std::ptrdiff_t(ix) * S.in, g.w + k * row_of_weights, kx);
          best[0] = math::max(best[0], acc[0]);
        }
        store<1>(best, g.y + (std::ptrdiff_t(oy) * pool::columns(g.width()) + ox) * Row);
      }
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
  template <int From, int... I>
  static IKEBANA_INLINE void tiles_from(std::integer_sequence<int, I...>, const image& g, [[maybe_unused]] int from, [[maybe_unused]] int to) {
    (tile<tall, first_of(From + I)>(g, from, to, first_of(From + I)), ...);
  }
  static void windows(const image& g, int from, int to, int left, int right) {
    for (int oy = from; oy < to; ++oy)
      for (int ox = left; ox < right; ++ox) window(g, oy, ox);
  }
  static void rows(const image& g, int from, int to) {
    if constexpr (pool::cells == 1 && Width > 0 && unrolled) {
      constexpr taps inner = regular_tiles();
      tiles_from<0>(std::make_integer_sequence<int, inner.from>{}, g, from, to);
      for (int t = inner.from; t < inner.to; ++t) tile<tall, -1>(g, from, to, first_of(t));
      tiles_from<inner.to>(std::make_integer_sequence<int, tiles - inner.to>{}, g, from, to);
    } else {
      const taps inside = pool::inside(g.width());
      const bool tiled = pool::cells == 1 && inside.to - inside.from >= tall;
      windows(g, from, to, 0, tiled ? inside.from : inside.to);
      if constexpr (pool::cells == 1)
        for (int ox = inside.from; tiled && ox < inside.to; ox += tall) tile<tall, -1>(g, from, to, std::min(ox, inside.to - tall));
      windows(g, from, to, inside.to, pool::columns(g.width()));
    }
  }

  template <class Part> static void run(int h, int w, const float* x, const float* packed, const float* bias, float* y, const Part& part) {
    // A few rows, a tile's columns at a time: what two rows of outputs read of the same input is still in the L1 cache.
    constexpr int strip = 4;
    const int all = pool::rows(h), to = share(part, all, 1), above = high > 1 ? outputs_inside(S.rows, h).from : 0;
    for (int from = share(part, all); from < to;) {
      const int next = std::min(from < above ? above : from + strip, to);
      rows({x, packed, bias, y, h, w}, from, next);
      from = next;
    }
  }
};

}  // namespace ikebana::kernels::detail
