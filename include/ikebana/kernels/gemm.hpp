// SPDX-License-Identifier: BSL-1.0
// y = act(a . w + bias) on packed weights. Tiles of rows x vectors of columns stay in registers over the whole reduction; the weights of a panel
// stay in the cache while the rows pass; one row walks several panels at once.
#pragma once
#include <numeric>

#include <ikebana/kernels/gemm_pairs.hpp>

namespace ikebana::kernels {

namespace detail {

/// The columns of a product in two parts: the first in the lanes of `first`, then `rest` of them (or fewer, overlapping) in half the lanes,
/// where the last of the widest vectors would be half empty; or `paired` of them, where vectors of half the lanes are as dear as whole ones.
template <architecture A, int N> struct gemm_columns {
  static constexpr int widest = machine<A>::lanes, spare = N % widest;
  static constexpr bool split = widest > 8 && N > widest && spare > 0 && 2 * spare <= widest;
  static constexpr int paired = widest == 8 && machine<A>::registers == 16 && N > widest && 2 * spare <= widest ? spare : 0;
  static constexpr int first = split || paired > 0 ? N - spare : N, rest = split ? widest / 2 : 0;
  static constexpr int lanes = split || (2 * N > widest && widest > 8) ? widest : fit<A>(N);
};

/// How a product with N columns and a reduction over K is cut for the registers: panels of `wide` vectors, tiles of at most `tall` rows.
template <architecture A, int N, int K, int Lanes> struct gemm_shape {
  static constexpr int registers = machine<A>::registers, lanes = Lanes, vectors = (N + lanes - 1) / lanes;
  // Two vectors share each broadcast, and a tile of the most rows reads the weights the least; three, where two would leave a single one. Of many vectors
  // three, where registers allow: an eighth fewer instructions, which tells where another thread shares the core. Of few, one row wants them in one tile.
  static constexpr int wide = vectors <= 3 ? vectors : (registers >= 32 && vectors > 8) || (vectors % 2 != 0 && vectors % 3 != 1) ? 3 : 2;
  using panels = packing<A, N, wide, lanes>;
  // Rows that are a multiple of 4096 bytes apart share a set of the first level of the cache, which has eight ways (or more).
  static constexpr int ways = 8 * (1024 / std::gcd(K, 1024));
  static constexpr int tall(int c) { return std::min({c > 1 ? 14 : registers >= 32 ? 16 : 10, (registers - 1 - c) / c, ways}); }
  /// The panels of c vectors that a tile of few rows walks at once, for more chains and more streams.
  static constexpr int together(int rows, int c) { return std::max(1, rows == 1 ? registers / 2 / c : (registers - 1) / ((rows + 1) * c)); }
};

/// m in parts as equal as possible, none larger than `most`: `larger` parts of `size`, then some of one less.
struct balanced {
  int parts, size, larger;
  constexpr balanced(int m, int most) : parts((m + most - 1) / most), size((m + parts - 1) / parts), larger(m - parts * (size - 1)) {}
};

/// What a tile reads and writes: the first of its rows, the weights and the bias of its first column.
struct gemm_place {
  const float *a, *w, *bias;
  float* y;
};

/// N columns of a product, of the Across that a row of y has.
template <architecture A, auto Act, int N, int K, int Lanes, int Across> struct gemm_part {
  using shape = gemm_shape<A, N, K, Lanes>;
  using panels = typename shape::panels;
  using B = batch<A, Lanes>;
  static constexpr int lanes = Lanes, panel_count = panels::count;

  static IKEBANA_INLINE gemm_place rows_from(const gemm_place& at, int r) { return {at.a + std::ptrdiff_t(r) * K, at.w, at.bias, at.y + std::ptrdiff_t(r) * Across}; }
  static IKEBANA_INLINE gemm_place panel_at(const gemm_place& at, int p) {
    return {at.a, at.w + panels::offset(p, K), at.bias + panels::start(p), at.y + panels::start(p)};
  }

  /// R rows x J panels of C vectors, which have Room columns.
  template <int R, int J, int C, int Room> struct tile {
    static constexpr int step = C * lanes, count = J * C;
    using packed = columns<lanes, step, step * K, C>;
    using real = typename panels::template columns<Room>;

    static IKEBANA_INLINE void begin(B (&acc)[R * count], const float* bias) {
      B b[count];
      IKEBANA_UNROLL for (int c = 0; c < count; ++c) b[c] = take<B>(bias + real::at(c));
      IKEBANA_UNROLL for (int i = 0; i < R * count; ++i) acc[i] = b[i % count];
    }
    static IKEBANA_INLINE void run(const gemm_place& at) {
      B acc[R * count];
      begin(acc, at.bias);
      if constexpr (R * count * K <= 32) tiny(acc, at.a, at.w);
      else accumulate<R, count, K, step, packed>(acc, at.a, at.w, K);
      finish<Act, R, count, Across, real>(acc, at.y);
    }
    /// No loop; from four inputs on two chains. The first input comes last in its chain: where it is what the call before gave, that is what a call
    /// waits for.
    static IKEBANA_INLINE void tiny(B (&acc)[R * count], const float* a, const float* w) {
      constexpr int half = K <= 3 ? K : K / 2;
      IKEBANA_UNROLL for (int k = half - 1; k >= 0; --k) accumulate_one<R, count, K, step, packed>(acc, a, w, k);
      if constexpr (half < K) {
        B rest[R * count];
        IKEBANA_UNROLL for (int i = 0; i < R * count; ++i) rest[i] = B(a[i / count * K + K - 1]) * take_columns<packed, B>(w + (K - 1) * step, i % count);
        IKEBANA_UNROLL for (int k = K - 2; k >= half; --k) accumulate_one<R, count, K, step, packed>(rest, a, w, k);
        IKEBANA_UNROLL for (int i = 0; i < R * count; ++i) acc[i] += rest[i];
      }
    }
    /// One row, only the n of its elements that are listed.
    static IKEBANA_INLINE void some(const gemm_place& at, const int* list, int n) {
      B acc[count];
      begin(acc, at.bias);
#pragma GCC unroll 2
      for (int i = 0; i < n; ++i) accumulate_one<1, count, 0, step, packed>(acc, at.a, at.w, list[i]);
      finish<Act, 1, count, Across, real>(acc, at.y);
    }
  };

  /// Tiles of R rows in [from, to); the last starts early where `to` cuts it, which needs R rows in front of `to`.
  template <int R, int C, int Room> static IKEBANA_INLINE void tiles(int from, int to, const gemm_place& at) {
    for (int r = from; r < to; r += R) tile<R, 1, C, Room>::run(rows_from(at, std::min(r, to - R)));
  }
  /// The same for fewer rows than R allows: tiles of the least height that takes them.
  template <int R, int C, int Room> static void remainder(int from, int to, const gemm_place& at) {
    constexpr int lower = R > 6 ? R - 2 : R - 1;
    if (R == 1 || (to - from > lower && to >= R)) tiles<R, C, Room>(from, to, at);
    else if constexpr (R > 1) remainder<lower, C, Room>(from, to, at);
  }
  /// All rows of a panel.
  template <int C, int Room, class Count> static void panel(Count m, const gemm_place& at) {
    constexpr int tall = shape::tall(C);
    if constexpr (std::is_same_v<Count, int>) {
      const int whole = m / tall * tall;
      tiles<tall, C, Room>(0, whole, at);
      if (whole < m) remainder<tall, C, Room>(whole, m, at);
    } else {
      constexpr balanced cut(Count::value, tall);
      tiles<cut.size, C, Room>(0, cut.larger * cut.size, at);
      if constexpr (cut.larger < cut.parts) tiles<cut.size - 1, C, Room>(cut.larger * cut.size, m, at);
    }
  }
  /// A share of the panels in turn.
  template <class Count, class Part = whole> static void block(Count m, const gemm_place& at, const Part& share_of = {}) {
    const int from = share(share_of, panels::count), to = share(share_of, panels::count, 1);
    for (int p = from; p < std::min(to, panels::full); ++p) panel<panels::wide, panels::wide * lanes>(m, panel_at(at, p));
    if constexpr (panels::last > 0)
      if (to > panels::full) panel<panels::last, panels::room>(m, panel_at(at, panels::full));
  }
  /// Rows in blocks that stay in the second level of the cache while all panels of the share pass.
  template <class Count, class Part = whole> static void many(Count m, const gemm_place& at, const Part& share_of = {}) {
    constexpr int tall = shape::tall(shape::wide), most = std::max((shape::registers >= 32 ? 96 : 40) * 1024 / (tall * K), 1) * tall;
    if constexpr (std::is_same_v<Count, int>) {
      for (int r = 0; r < m; r += most) block(std::min(most, m - r), rows_from(at, r), share_of);
    } else {
      constexpr balanced blocks(Count::value, most);
      int r = 0;
      for (; r < blocks.larger * blocks.size; r += blocks.size) block(constant<blocks.size>{}, rows_from(at, r));
      if constexpr (blocks.larger < blocks.parts)
        for (; r < m; r += blocks.size - 1) block(constant<blocks.size - 1>{}, rows_from(at, r));
    }
  }

  template <int R, int J, int C, int Room> static IKEBANA_INLINE void group(const gemm_place& at, const int* list, int n) {
    if constexpr (R == 0) tile<1, J, C, Room>::some(at, list, n);
    else tile<R, J, C, Room>::run(at);
  }
  /// R rows, few of them: each tile walks as many panels as the registers allow. R = 0: only n elements of one row, which are listed.
  template <int R, class Part = whole> static IKEBANA_INLINE void few(const gemm_place& at, const Part& share_of = {}, const int* list = nullptr, int n = 0) {
    constexpr int wide = panels::wide, full = panels::full;
    if constexpr (full > 0 && !std::is_same_v<Part, whole>) {
      constexpr int some = balanced(full, shape::together(std::max(R, 1), wide)).size;
      int p = share(share_of, full);
      const int to = share(share_of, full, 1);
      for (; p + some <= to; p += some) group<R, some, wide, some * wide * lanes>(panel_at(at, p), list, n);
      for (; p < to; ++p) group<R, 1, wide, wide * lanes>(panel_at(at, p), list, n);
    } else if constexpr (full > 0) {
      constexpr balanced groups(full, shape::together(std::max(R, 1), wide));
      constexpr int larger = groups.larger * groups.size;
      for (int p = 0; p < larger; p += groups.size) group<R, groups.size, wide, groups.size * wide * lanes>(panel_at(at, p), list, n);
      if constexpr (larger < full)
        for (int p = larger; p < full; p += groups.size - 1) group<R, groups.size - 1, wide, (groups.size - 1) * wide * lanes>(panel_at(at, p), list, n);
    }
    if constexpr (panels::last > 0)
      if (share_of.index == share_of.count - 1) group<R, 1, panels::last, panels::room>(panel_at(at, full), list, n);
  }
};

/// f(part, its place) for both parts of the columns.
template <architecture A, auto Act, int N, int K, int Row, class F> IKEBANA_INLINE void each_part(const gemm_place& at, F f) {
  using cut = gemm_columns<A, N>;
  f(gemm_part<A, Act, cut::first, K, cut::lanes, Row>{}, at);
  if constexpr (cut::rest > 0) {
    constexpr int column = N - cut::rest;
    f(gemm_part<A, Act, cut::rest, K, cut::rest, Row>{}, gemm_place{at.a, at.w + std::ptrdiff_t(cut::first) * K, at.bias + column, at.y + column});
  }
  if constexpr (cut::paired > 0) {
    f(gemm_pairs<A, Act, cut::paired, K, Row>{}, gemm_place{at.a, at.w + std::ptrdiff_t(cut::first) * K, at.bias + cut::first, at.y + cut::first});
  }
}

/// One row of which many elements are zero: a list of the others first.
template <architecture A, auto Act, int N, int K, int Row, class Part> void gemm_sparse(const gemm_place& at, const Part& share_of) {
  int list[K], n = 0;
  for (int k = 0; k < K; ++k) {
    list[n] = k;
    n += at.a[k] != 0;
  }
  each_part<A, Act, N, K, Row>(at, [&](auto columns, const gemm_place& place) {
    if (n < K) columns.template few<0>(place, share_of, list, n);
    else columns.template few<1>(place, share_of);
  });
}

/// One column: a product of two contiguous vectors, and the bias.
template <architecture A, int K> IKEBANA_INLINE float dot(const float* a, const float* b, const float* bias) {
  // Few inputs in few lanes: adding up the lanes takes longer than multiplying.
  constexpr int lanes = K <= 32 ? std::min(narrowest<A>(), fit<A>(K)) : fit<A>(K), chains = std::clamp(K / lanes, 1, 4);
  using B = batch<A, lanes>;
  if constexpr (K < lanes) return sum_of(take_part<K, B>(a) * take_part<K, B>(b)) + *bias;
  else if constexpr (K == 4) return sum_of(mad(take<B>(a), take<B>(b), B{*bias, 0.f, 0.f, 0.f}));
  else {
    B acc[chains];
    IKEBANA_UNROLL for (int c = 0; c < chains; ++c) acc[c] = take<B>(a + c * lanes) * take<B>(b + c * lanes);
    int k = chains * lanes;
    for (; k + chains * lanes <= K; k += chains * lanes) {
      IKEBANA_UNROLL for (int c = 0; c < chains; ++c) acc[c] = mad(take<B>(a + k + c * lanes), take<B>(b + k + c * lanes), acc[c]);
    }
    for (; k + lanes <= K; k += lanes) acc[0] = mad(take<B>(a + k), take<B>(b + k), acc[0]);
    if constexpr (K % lanes != 0) acc[chains - 1] = mad(take_part<K % lanes, B>(a + k), take_part<K % lanes, B>(b + k), acc[chains - 1]);
    IKEBANA_UNROLL for (int c = 1; c < chains; ++c) acc[0] += acc[c];
    return sum_of(acc[0]) + *bias;
  }
}

}  // namespace detail

template <architecture A, int N, int K, bool Transposed> void pack_gemm(const float* w, const float* scale, float* packed) {
  const weight_matrix weight{w, Transposed ? 1 : N, Transposed ? K : 1, scale};
  if constexpr (N == 1) {
    for (int k = 0; k < K; ++k) packed[k] = weight(k, 0);
  } else {
    using cut = detail::gemm_columns<A, N>;
    pack<A, cut::first, detail::gemm_shape<A, cut::first, K, cut::lanes>::wide, cut::lanes>(K, weight, packed);
    float* const behind = packed + std::ptrdiff_t(cut::first) * K;
    if constexpr (cut::rest > 0) pack<A, cut::rest, 1, cut::rest>(K, weight.from(N - cut::rest), behind);
    if constexpr (cut::paired > 0) detail::gemm_pairs<A, 0, cut::paired, K, N>::pack(weight.from(cut::first), behind);
  }
}

namespace detail {
/// What is not one row for certain, so that a constant of many compiles no kernel for one.
template <class Count> inline constexpr bool may_be_one = true;
template <int M> inline constexpr bool may_be_one<std::integral_constant<int, M>> = M == 1;
}  // namespace detail

template <architecture A, auto Act, int N, int K, bool Zeros, int Row, class Count, class Part>
IKEBANA_INLINE void gemm(Count m, const float* a, const float* packed, const float* bias, float* y, Part part) {
  const detail::gemm_place all{a, packed, bias, y};
  if constexpr (N == 1) {
    // A float, not a part of a batch: the compiler then knows that nothing but floats is written.
    for (int r = share(part, m), to = share(part, m, 1); r < to; ++r) y[std::ptrdiff_t(r) * Row] = Act.apply(detail::dot<A, K>(a + std::ptrdiff_t(r) * K, packed, bias));
  } else if (detail::may_be_one<Count> && m == 1) {
    if constexpr (detail::may_be_one<Count>) {
      if constexpr (Zeros && N >= 32 && K <= 4096) detail::gemm_sparse<A, Act, N, K, Row>(all, part);
      else
        detail::each_part<A, Act, N, K, Row>(all, [part](auto columns, const detail::gemm_place& at) __attribute__((always_inline)) {
          columns.template few<1>(at, part);
        });
    }
  } else if constexpr (!std::is_same_v<Part, whole>) {
    // Tiles of rows, which then stay in the cache of their thread, or panels, where the largest share of those is smaller.
    detail::each_part<A, Act, N, K, Row>(all, [m, part](auto columns, const detail::gemm_place& at) {
      using cut = decltype(columns);
      constexpr int tall = cut::shape::tall(cut::shape::wide);
      const int tiles = (m + tall - 1) / tall;
      const auto most = [part](int n) { return (n + part.count - 1) / part.count; };
      if (1.05f * float(most(cut::panel_count)) / float(cut::panel_count) < float(most(tiles) * tall) / float(m)) return columns.many(int(m), at, part);
      const int from = share(part, tiles) * tall, to = std::min(share(part, tiles, 1) * tall, int(m));
      columns.many(to - from, columns.rows_from(at, from));
    });
  } else if constexpr (std::is_same_v<Count, int>) {
    detail::each_part<A, Act, N, K, Row>(all, [m](auto columns, const detail::gemm_place& at) __attribute__((always_inline)) { columns.many(m, at); });
  } else if constexpr (Count::value > 3) {
    detail::each_part<A, Act, N, K, Row>(all, [](auto columns, const detail::gemm_place& at) __attribute__((always_inline)) { columns.many(Count{}, at); });
  } else if constexpr (Count::value > 1) {
    detail::each_part<A, Act, N, K, Row>(all, [](auto columns, const detail::gemm_place& at) { columns.template few<Count::value>(at); });
  }
}

}  // namespace ikebana::kernels
