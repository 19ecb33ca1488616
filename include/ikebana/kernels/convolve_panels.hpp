// SPDX-License-Identifier: BSL-1.0
// Direct convolution, lanes over filters: a tile of output pixels x vectors of filters stays in registers over all taps, and the
// windows of a pooling behind it are reduced there.
#pragma once
#include <utility>

#include <ikebana/kernels/packing.hpp>
#include <ikebana/kernels/slide.hpp>

namespace ikebana::kernels::detail {

/// What a tile of several rows reads above and below the image.
template <architecture A, int N> alignas(64) inline const float zero_row[N]{};

/// The packed weights of one group after those of another.
template <architecture A, convolution S> struct group_panels {
  using of_group = packing<A, S.filters / S.groups>;
  static constexpr int steps = S.cells() * (S.in / S.groups);
  static constexpr std::ptrdiff_t size = of_group::offset(of_group::full, steps) + std::ptrdiff_t(of_group::last) * of_group::lanes * steps;
};
template <architecture A, convolution S> void pack_panels(const float* kernel, const float* scale, float* packed) {
  constexpr int each = S.filters / S.groups;
  for (int g = 0; g < S.groups; ++g)
    pack<A, each>(group_panels<A, S>::steps, weight_matrix{kernel, S.filters, 1, scale}.from(g * each), packed + g * group_panels<A, S>::size);
}

template <architecture A> bool all_finite(std::ptrdiff_t n, const float* x) {
  using B = batch<A>;
  B sum[4]{B(0.f), B(0.f), B(0.f), B(0.f)};
  constexpr int step = 4 * size<B>;
  const std::ptrdiff_t last = n / step * step;
  for (std::ptrdiff_t i = 0; i < last; i += step) {
    IKEBANA_UNROLL for (int c = 0; c < 4; ++c) sum[c] = mad(take<B>(x + i + c * size<B>), B(0.f), sum[c]);
  }
  float rest = sum_of((sum[0] + sum[1]) + (sum[2] + sum[3]));
  for (std::ptrdiff_t i = last; i < n; ++i) rest += x[i] * 0.f;
  return rest == 0.f;
}

/// Height and Width are 0 where only the call knows them.
template <architecture A, auto Act, convolution S, pooling P, int Row, int Height, int Width> struct panel_convolution {
  using weights = packing<A, S.filters / S.groups>;
  using B = typename weights::type;
  using pool = pooled<S, P>;
  static constexpr int lanes = weights::lanes, registers = machine<A>::registers;
  static constexpr int in = S.in / S.groups, each = S.filters / S.groups, row_steps = S.columns.size * in;
  static constexpr int stride = S.columns.stride * S.in, gap = S.columns.dilation * S.in;
  static constexpr bool pads_rows = S.rows.pads();

  /// One group of the image: x and y at its first channel.
  struct image {
    const float* x;
    float* y;
    int h, w;
    bool finite;
    taps planes{0, 1};         // of the kernel, that are inside
    std::ptrdiff_t apart = 0;  // floats from a row of y to the next, if they do not lie one behind the other
    image at(int channel) const { return {x, y + channel, h, w, finite, planes, apart}; }
    image of_group(int i) const { return {x + i * in, y + i * each, h, w, finite, planes, apart}; }
    IKEBANA_INLINE int height() const { return Height ? Height : h; }
    IKEBANA_INLINE int width() const { return Width ? Width : w; }
    IKEBANA_INLINE std::ptrdiff_t row() const { return std::ptrdiff_t(width()) * S.in; }
    IKEBANA_INLINE std::ptrdiff_t row_of_y() const {
      if constexpr (S.apart) return apart;
      else return std::ptrdiff_t(pool::columns(width())) * Row;
    }
  };

  /// Output pixels x V vectors of a tile: whole windows, as many as fit, balanced over the width where it is known. Few steps a row of the
  /// kernel get half the registers: neighbouring pixels share inputs, which compilers keep.
  template <int V> struct tile_shape {
    static constexpr int most = row_steps < 16 ? registers / 2 / V : (registers - 1 - V) / V;
    // All rows of a window at once, or one after the other where that leaves room for more accumulators.
    static constexpr int at_once = most / pool::cells * pool::cells, one_row = most / pool::width * pool::width;
    static constexpr int together = at_once > 0 && (at_once * V >= 10 || at_once >= one_row) ? pool::height : 1;
    static constexpr bool fits = pool::cells == 1 || together * pool::width * V + V < registers;
    static constexpr int widest = std::max(1, most / (together * pool::width)), columns = Width ? pool::columns(Width) : 0;
    static constexpr int tiles = Width ? (columns + widest - 1) / widest : 1;
    static constexpr int windows = Width ? (columns + tiles - 1) / std::max(1, tiles) : widest, width = windows * pool::width;
    /// A narrow image: several rows of windows in a tile, so that there are enough accumulators.
    static constexpr int lines() {
      if (!Height || !Width || tiles != 1 || S.groups > 1 || together != pool::height || width * together * V >= 10) return 1;
      const int rows = pool::rows(Height), all = std::clamp(most / (width * together), 1, std::max(1, rows)), count = (rows + all - 1) / all;
      return (rows + count - 1) / count;
    }
    static constexpr int rows_of_windows = lines(), height = rows_of_windows * together;
  };

  static constexpr int column(int room, int c) { return each < lanes ? 0 : std::min(c * lanes, room - lanes); }

  /// One step of the reduction, for the pixels [From, To) of each row of the tile.
  template <int V, int H, int T, int From, int To>
  static IKEBANA_INLINE void step(B (&acc)[H * T * V], const float* const (&x)[H], std::ptrdiff_t k, const float* w) {
    B b[V];
    IKEBANA_UNROLL for (int c = 0; c < V; ++c) b[c] = take<B>(w + c * lanes);
    IKEBANA_UNROLL for (int r = 0; r < H * T; ++r)
      if (From <= r % T && r % T < To) {
        const B v(x[r / T][r % T * stride + k]);
        IKEBANA_UNROLL for (int c = 0; c < V; ++c) acc[r * V + c] = mad(v, b[c], acc[r * V + c]);
      }
  }

  /// The taps [from, to) of a row of the kernel, all inside the image. Unrolled by two, not one: g++ 12 then folds the load of a weight vector
  /// into each multiply-add of its column.
  template <int V, int H, int T>
  static IKEBANA_INLINE void whole(B (&acc)[H * T * V], const float* const (&x)[H], const float* w, int from, int to) {
    if constexpr (S.columns.dilation == 1 && S.groups == 1) {
#pragma GCC unroll 2
      for (int k = from * in; k < to * in; ++k) {
        // Few channels: g++ would carry an input from step to step, for it is that of the next pixel some steps before, and run out of registers.
        if constexpr (row_steps >= 8 && in <= 8) __atomic_signal_fence(__ATOMIC_SEQ_CST);
        step<V, H, T, 0, T>(acc, x, k, w + k * V * lanes);
      }
    } else {
#pragma GCC unroll 1
      for (int j = from; j < to; ++j)
#pragma GCC unroll 2
        for (int k = 0; k < in; ++k) step<V, H, T, 0, T>(acc, x, j * gap + k, w + (j * in + k) * V * lanes);
    }
  }

  /// The pixels of T from At on whose tap j is inside the image.
  template <int T, int At> static constexpr taps pixels_inside(int j) {
    int from = 0, to = T;
    const auto cell = [&](int pixel) { return (At + pixel) * S.columns.stride - S.columns.before(Width) + j * S.columns.dilation; };
    while (from < T && cell(from) < 0) ++from;
    while (to > from && cell(to - 1) >= Width) --to;
    return {from, to};
  }
  template <int V, int H, int T, int At, int From, int... J>
  static IKEBANA_INLINE void one_by_one(std::integer_sequence<int, J...>, B (&acc)[H * T * V], const float* const (&x)[H], [[maybe_unused]] const float* w) {
    (one_tap<V, H, T, At, From + J>(acc, x, w), ...);
  }
  template <int V, int H, int T, int At, int J> static IKEBANA_INLINE void one_tap(B (&acc)[H * T * V], const float* const (&x)[H], const float* w) {
    constexpr taps p = pixels_inside<T, At>(J);
    if constexpr (p.from < p.to) {
#pragma GCC unroll 2
      for (int k = 0; k < in; ++k) step<V, H, T, p.from, p.to>(acc, x, J * gap + k, w + (J * in + k) * V * lanes);
    }
  }
  /// A row of the kernel. At: where the tile begins if some of its taps are in the padding, which are left out; else -1.
  template <int V, int H, int T, int At> static IKEBANA_INLINE void kernel_row(B (&acc)[H * T * V], const float* const (&x)[H], const float* w) {
    if constexpr (At < 0) whole<V, H, T>(acc, x, w, 0, S.columns.size);
    else {
      constexpr int size = S.columns.size;
      constexpr taps all = [] {
        int from = 0, to = size;
        while (from < size && pixels_inside<T, At>(from).from > 0) ++from;
        while (to > from && pixels_inside<T, At>(to - 1).to < T) --to;
        return row_steps < 8 ? taps{0, 0} : taps{from, to};
      }();
      one_by_one<V, H, T, At, 0>(std::make_integer_sequence<int, all.from>{}, acc, x, w);
      if constexpr (all.from < all.to) whole<V, H, T>(acc, x, w, all.from, all.to);
      one_by_one<V, H, T, At, all.to>(std::make_integer_sequence<int, size - all.to>{}, acc, x, w);
    }
  }

  template <int V, int N, int Room> static IKEBANA_INLINE void start(B (&acc)[N * V], const float* bias) {
    B b[V];
    IKEBANA_UNROLL for (int c = 0; c < V; ++c) b[c] = take_part<each, B>(bias + column(Room, c));
    IKEBANA_UNROLL for (int i = 0; i < N * V; ++i) acc[i] = b[i % V];
  }
  /// The windows of N columns, several rows of them, behind y.
  template <int V, int N, int Room, int Count> static IKEBANA_INLINE void store(const B (&v)[Count * V], float* y, std::ptrdiff_t row) {
    if constexpr (Count * V <= 4 || cheap<Act>) {
      IKEBANA_UNROLL for (int i = 0; i < Count * V; ++i)
        put_part<each>(y + i / V / N * row + i / V % N * Row + column(Room, i % V), Act.apply(v[i]));
    } else {
      // Rolled: compilers interleave a long activation over all accumulators, and spill.
      alignas(64) float t[Count * V * lanes];
      IKEBANA_UNROLL for (int i = 0; i < Count * V; ++i) v[i].store_aligned(t + i * lanes);
#pragma GCC unroll 1
      for (int i = 0; i < Count * V; ++i)
        put_part<each>(y + i / V / N * row + i / V % N * Row + column(Room, i % V), Act.apply(B::load_aligned(t + i * lanes)));
    }
  }

  /// The convolution's rows from `oy` on, pixels from `ox` on.
  template <int V, int Room, int H, int T, int At>
  static IKEBANA_INLINE void convolve(B (&acc)[H * T * V], const image& g, const float* w, const float* bias, int oy, int ox) {
    start<V, H * T, Room>(acc, bias);
    const int iy = oy * S.rows.stride - S.rows.before(g.height());
    const float* const first = g.x + (ox * S.columns.stride - S.columns.before(g.width())) * std::ptrdiff_t(S.in);
    if constexpr (S.planes.size == 1) plane<V, H, T, At>(acc, g, first, w, iy);
    else {
#pragma GCC unroll 1
      for (int d = g.planes.from; d < g.planes.to; ++d)
        plane<V, H, T, At>(acc, g, first + d * S.planes.dilation * g.height() * g.row(), w + d * S.rows.size * row_steps * V * lanes, iy);
    }
  }
  /// The taps of a plane of the kernel.
  template <int V, int H, int T, int At>
  static IKEBANA_INLINE void plane(B (&acc)[H * T * V], const image& g, const float* first, const float* w, int iy) {
    constexpr int row_of_weights = row_steps * V * lanes;
    if constexpr (S.rows.size * S.columns.size * in <= 32 && (!pads_rows || H == 1)) {
      IKEBANA_UNROLL for (int i = 0; i < S.rows.size; ++i) {
        if (pads_rows && (iy + i * S.rows.dilation < 0 || iy + i * S.rows.dilation >= g.height())) continue;
        const float* x[H];
        IKEBANA_UNROLL for (int r = 0; r < H; ++r) x[r] = first + (iy + r * S.rows.stride + i * S.rows.dilation) * g.row();
        kernel_row<V, H, T, At>(acc, x, w + i * row_of_weights);
      }
    } else {
      const taps rows = pads_rows && H == 1 ? taps_inside(S.rows, iy, g.height()) : taps{0, S.rows.size};
#pragma GCC unroll 1
      for (int i = rows.from; i < rows.to; ++i) {
        const float* x[H];
        IKEBANA_UNROLL for (int r = 0; r < H; ++r) {
          const int at = iy + r * S.rows.stride + i * S.rows.dilation;
          x[r] = first + at * g.row();
          if constexpr (pads_rows && H > 1)
            if (at < 0 || at >= g.height()) x[r] = zero_row<A, (T - 1) * stride + (S.columns.size - 1) * gap + in>;
        }
        kernel_row<V, H, T, At>(acc, x, w + i * row_of_weights);
      }
    }
  }

  /// Rows of windows from `oy` on, N windows from `ox` on.
  template <int V, int Room, int N, int At>
  static IKEBANA_INLINE void tile(const image& g, const float* w, const float* bias, int oy, int ox) {
    using shape = tile_shape<V>;
    constexpr int H = shape::height, T = N * pool::width, count = shape::rows_of_windows * N;
    const std::ptrdiff_t row = g.row_of_y();
    float* const y = g.y + oy * row + std::ptrdiff_t(ox) * Row;
    if constexpr (pool::cells == 1) {
      B acc[H * T * V];
      convolve<V, Room, H, T, At>(acc, g, w, bias, oy, ox);
      store<V, N, Room, count>(acc, y, row);
    } else {
      B best[count * V];
      if constexpr (shape::together == pool::height) {
        B acc[H * T * V];
        convolve<V, Room, H, T, At>(acc, g, w, bias, oy * pool::height, ox * pool::width);
        maxima<V, N, pool::height, false>(best, acc);
      } else {
        IKEBANA_UNROLL for (int i = 0; i < count * V; ++i) best[i] = B(-std::numeric_limits<float>::infinity());
#pragma GCC unroll 1
        for (int i = 0; i < pool::height; ++i) {
          B acc[T * V];
          convolve<V, Room, 1, T, At>(acc, g, w, bias, oy * pool::height + i, ox * pool::width);
          maxima<V, N, 1, true>(best, acc);
        }
      }
      store<V, N, Room, count>(best, y, row);
    }
  }
  /// The largest of each window, of whose rows there are `Rows`; a NaN is lost.
  template <int V, int N, int Rows, bool Continued, int Count, int Pixels> static IKEBANA_INLINE void maxima(B (&best)[Count], const B (&acc)[Pixels]) {
    IKEBANA_UNROLL for (int q = 0; q < Count / V; ++q)
      IKEBANA_UNROLL for (int c = 0; c < V; ++c) {
        const int first = (q / N * Rows * N + q % N) * pool::width;
        B m = acc[first * V + c];
        IKEBANA_UNROLL for (int i = 1; i < Rows * pool::width; ++i) m = most(m, acc[(first + i / pool::width * N * pool::width + i % pool::width) * V + c]);
        best[q * V + c] = Continued ? most(best[q * V + c], m) : m;
      }
  }

  /// Windows pixel by pixel, wherever they lie.
  template <int V, int Room> static void windows(const image& g, const float* w, const float* bias, int oy, int end, int from, int to) {
    for (; oy < end; ++oy)
      for (int ox = from; ox < to; ++ox) window<V, Room>(g, w, bias, oy, ox);
  }
  template <int V, int Room> static IKEBANA_INLINE void window(const image& g, const float* w, const float* bias, int oy, int ox) {
    B best[V];
    IKEBANA_UNROLL for (int c = 0; c < V; ++c) best[c] = B(-std::numeric_limits<float>::infinity());
    for (int i = 0; i < pool::cells; ++i) {
      const int iy = (oy * pool::height + i / pool::width) * S.rows.stride - S.rows.before(g.height());
      const int ix = (ox * pool::width + i % pool::width) * S.columns.stride - S.columns.before(g.width());
      const taps ky = taps_inside(S.rows, iy, g.height()), kx = taps_inside(S.columns, ix, g.width());
      B acc[V];
      start<V, 1, Room>(acc, bias);
      for (int d = g.planes.from; d < g.planes.to; ++d)
        for (int k = ky.from; k < ky.to; ++k) {
          const float* const x[1]{g.x + (std::ptrdiff_t(d) * S.planes.dilation * g.height() + iy + k * S.rows.dilation) * g.row() + std::ptrdiff_t(ix) * S.in};
          whole<V, 1, 1>(acc, x, w + (d * S.rows.size + k) * row_steps * V * lanes, kx.from, kx.to);
        }
      IKEBANA_UNROLL for (int c = 0; c < V; ++c) best[c] = math::max(best[c], acc[c]);
    }
    store<V, 1, Room, 1>(best, g.y + oy * g.row_of_y() + std::ptrdiff_t(ox) * Row, 0);
  }

  // Where the width is known: tiles of the full width that touch no padding are a loop, the others are instantiated one by one.
  template <int V> static constexpr int first_of(int t) { return t * tile_shape<V>::windows; }
  template <int V> static constexpr int windows_of(int t) { return std::min(tile_shape<V>::windows, pool::columns(Width) - first_of<V>(t)); }
  template <int V> static constexpr bool touches_padding(int t) {
    const int at = first_of<V>(t) * pool::width * S.columns.stride - S.columns.before(Width);
    return at < 0 || at + (windows_of<V>(t) * pool::width - 1) * S.columns.stride + S.columns.reach() > Width;
  }
  template <int V> static constexpr bool regular(int t) { return windows_of<V>(t) == tile_shape<V>::windows && !touches_padding<V>(t); }
  template <int V> static constexpr taps regular_tiles() {
    int from = 0, to = tile_shape<V>::tiles;
    while (from < to && !regular<V>(from)) ++from;
    while (to > from && !regular<V>(to - 1)) --to;
    return {from, to};
  }
  template <int V, int Room, int From, int... I>
  static IKEBANA_INLINE void tiles_from(std::integer_sequence<int, I...>, const image& g, [[maybe_unused]] const float* w, [[maybe_unused]] const float* bias,
                                         [[maybe_unused]] int oy) {
    (tile<V, Room, windows_of<V>(From + I), touches_padding<V>(From + I) ? first_of<V>(From + I) * pool::width : -1>(g, w, bias, oy, first_of<V>(From + I)), ...);
  }

  template <int V, int Room> static IKEBANA_INLINE void row(const image& g, const float* w, const float* bias, int oy) {
    if constexpr (!tile_shape<V>::fits) {
      windows<V, Room>(g, w, bias, oy, oy + 1, 0, pool::columns(g.width()));
    } else if constexpr (Width > 0) {
      constexpr int tiles = tile_shape<V>::tiles;
      constexpr taps inner = regular_tiles<V>();
      tiles_from<V, Room, 0>(std::make_integer_sequence<int, inner.from>{}, g, w, bias, oy);
      for (int t = inner.from; t < inner.to; ++t) tile<V, Room, tile_shape<V>::windows, -1>(g, w, bias, oy, first_of<V>(t));
      tiles_from<V, Room, inner.to>(std::make_integer_sequence<int, tiles - inner.to>{}, g, w, bias, oy);
    } else {
      const taps inside = pool::inside(g.width());
      windows<V, Room>(g, w, bias, oy, oy + 1, 0, inside.from);
      const int done = across<V, Room, tile_shape<V>::windows>(g, w, bias, oy, inside.from, inside.to);
      const int end = across<V, Room, std::max(1, tile_shape<V>::windows / 4)>(g, w, bias, oy, done, inside.to);
      windows<V, Room>(g, w, bias, oy, oy + 1, end, pool::columns(g.width()));
    }
  }
  /// Tiles of N windows over [from, to), if there is one; the last starts early.
  template <int V, int Room, int N> static IKEBANA_INLINE int across(const image& g, const float* w, const float* bias, int oy, int from, int to) {
    if (to - from < N) return from;
    for (int ox = from; ox < to; ox += N) tile<V, Room, N, -1>(g, w, bias, oy, std::min(ox, to - N));
    return to;
  }

  /// Images of one channel whose weights fit into the registers, a vector of filters at a time. Of one plane, and with rows one behind the other: the
  /// tile knows no others.
  using sliding = detail::sliding<A, S>;
  static constexpr bool slides = in == 1 && S.groups == 1 && S.planes.size == 1 && !S.apart && Width > 0 && pool::cells == 1 && !pads_rows && S.columns.before(Width) == 0 &&
                                 S.columns.reach() + (pool::columns(Width) - 1) * S.columns.stride <= Width && cheap<Act> && sliding::high > 1;
  struct lines_of_filters {
    const float *x, *start;
    float* y;
    std::ptrdiff_t row, line;
    static constexpr bool inside(int) { return true; }
    IKEBANA_INLINE B input(int q, int i) const { return B(x[q * row + i]); }
    IKEBANA_INLINE B bias() const { return take_part<each, B>(start); }
    IKEBANA_INLINE void output(int h, int o, B sum) const { put_part<each>(y + h * line + o * Row, Act.apply(sum)); }
  };
  template <int V, int Room> static void slide(const image& g, const float* w, const float* bias, int oy) {
    constexpr int columns = pool::columns(Width), tiles = (columns + 12) / 13, T = (columns + tiles - 1) / tiles;
    constexpr std::ptrdiff_t line = std::ptrdiff_t(columns) * Row;
    for (int t = 0; t < tiles; ++t) {
      const int ox = std::min(t * T, columns - T);
      const float* const x = g.x + std::ptrdiff_t(oy) * S.rows.stride * g.row() + ox * S.columns.stride;
#pragma GCC unroll 1
      for (int c = 0; c < V; ++c) {
        const int first = column(Room, c);
        sliding::template tile<B, T, V * lanes>(w + c * lanes, lines_of_filters{seen(x), bias + first, g.y + oy * line + ox * Row + first, g.row(), line});
      }
    }
  }

  template <int V, int Room> static void panel(const image& g, const float* w, const float* bias, int from, int to) {
    constexpr int rows = tile_shape<V>::rows_of_windows;
    if constexpr (slides)
      if (to - from >= sliding::high) {
        for (int oy = from; oy < to; oy += sliding::high) slide<V, Room>(g, w, bias, std::min(oy, to - sliding::high));
        return;
      }
    if constexpr (pool::cells > 1)
      if (!g.finite) [[unlikely]] return windows<V, Room>(g, w, bias, from, to, 0, pool::columns(g.width()));
    for (int oy = from; oy < to; oy += rows) row<V, Room>(g, w, bias, std::min(oy, to - rows));
  }
  static void panels(const image& g, const float* w, const float* bias, int from, int to) {
    // Whole panels, then the one that is narrower or ends in a vector that overlaps.
    constexpr int rest = weights::last > 0 ? weights::last : each % lanes != 0 ? weights::wide : 0, whole_panels = (weights::vectors - rest) / weights::wide;
    for (int p = 0; p < whole_panels; ++p)
      panel<weights::wide, weights::wide * lanes>(g.at(weights::start(p)), w + weights::offset(p, group_panels<A, S>::steps),
                                                  bias + weights::start(p), from, to);
    if constexpr (rest > 0) {
      constexpr int column = weights::start(whole_panels);
      panel<rest, each - column>(g.at(column), w + weights::offset(whole_panels, group_panels<A, S>::steps), bias + column, from, to);
    }
  }

  template <class Part> static void run(int h, int w, const float* x, const float* packed, const float* bias, float* y, const Part& part) {
    run({x, y, h, w, true}, packed, bias, part);
  }
  /// One plane of outputs.
  template <class Part> static void run(image g, const float* packed, const float* bias, const Part& part) {
    // Images of a few tiles of several rows are not worth cutting.
    constexpr bool cuts = tile_shape<weights::wide>::rows_of_windows == 1 && tile_shape<std::max(1, weights::last)>::rows_of_windows == 1;
    const bool last = part.index == part.count - 1;
    const int rows = pool::rows(g.height()), from = cuts ? share(part, rows) : last ? 0 : rows, to = cuts ? share(part, rows, 1) : rows;
    // A fast maximum drops the NaN of its first operand: windows of inputs that may lead to one are done with care.
    g.finite = pool::cells == 1 || all_finite<A>(g.height() * g.row(), g.x);
    if constexpr (S.groups == 1) panels(g, packed, bias, from, to);
    else
      for (int oy = from; oy < to; ++oy)
        for (int i = 0; i < S.groups; ++i) panels(g.of_group(i), packed + i * group_panels<A, S>::size, bias + i * each, oy, oy + 1);
  }
};

}  // namespace ikebana::kernels::detail
