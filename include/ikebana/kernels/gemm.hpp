// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <numeric>

#include <ikebana/kernels/packing.hpp>

namespace ikebana::kernels {

namespace detail {

/// How a product with N columns and a reduction over K is cut for the registers: panels of `wide` vectors, tiles of at most `tall` rows.
template <architecture A, int N, int K> struct gemm_shape {
  static constexpr int registers = machine<A>::registers, lanes = tiling<A, N>::lanes, vectors = tiling<A, N>::vectors;
  // Two vectors share each broadcast, and a tile of the most rows reads the weights the least; three, where two would leave a single one.
  static constexpr int wide = vectors <= 3 ? vectors : vectors % 2 == 0 || vectors % 3 == 1 ? 2 : 3;
  using panels = packing<A, N, wide>;
  // Rows that are a multiple of 4096 bytes apart share a set of the first level of the cache, which has eight ways (or more).
  static constexpr int ways = 8 * (1024 / std::gcd(K, 1024));
  static constexpr int tall(int c) { return std::min({c == 1 ? 12 : 14, (registers - 1 - c) / c, ways}); }
  /// The panels of c vectors that a tile of few rows walks at once, for more chains and more streams.
  static constexpr int together(int rows, int c) { return std::max(1, rows == 1 ? registers / 2 / c : (registers - 1) / ((rows + 1) * c)); }
};

/// m in parts as equal as possible, none larger than `most`: `larger` parts of `size`, then some of one less.
struct balanced {
  int parts, size, larger;
  constexpr balanced(int m, int most) : parts((m + most - 1) / most), size((m + parts - 1) / parts), larger(m - parts * (size - 1)) {}
};

/// What a tile reads and writes: the first of its rows, the weights and the bias of its first column; y's rows are Row floats apart.
template <int Row> struct gemm_place {
  static constexpr int row = Row;
  const float *a, *w, *bias;
  float* y;
};

/// R rows x J panels of C vectors, which have Room columns of y.
template <architecture A, auto Act, int N, int K, int R, int J, int C, int Room> struct gemm_tile {
  static constexpr int lanes = gemm_shape<A, N, K>::lanes, step = C * lanes, count = J * C;
  using B = batch<A, lanes>;
  using packed = columns<lanes, step, step * K, C>;
  using real = typename gemm_shape<A, N, K>::panels::template columns<Room>;

  static IKEBANA_INLINE void begin(B (&acc)[R * count], const float* bias) {
    B b[count];
    IKEBANA_UNROLL for (int c = 0; c < count; ++c) b[c] = take<B>(bias + real::at(c));
    IKEBANA_UNROLL for (int i = 0; i < R * count; ++i) acc[i] = b[i % count];
  }
  template <class Place> static IKEBANA_INLINE void run(const Place& at) {
    B acc[R * count];
    begin(acc, at.bias);
    if constexpr (R * count * K <= 32) tiny(acc, at.a, at.w);
    else accumulate<R, count, K, step, packed>(acc, at.a, at.w, K);
    finish<Act, R, count, Place::row, real>(acc, at.y);
  }
  /// No loop, and two chains, of which the one with the first input is the shorter.
  static IKEBANA_INLINE void tiny(B (&acc)[R * count], const float* a, const float* w) {
    constexpr int half = K <= 2 ? K : K / 2;
    IKEBANA_UNROLL for (int k = 0; k < half; ++k) accumulate_one<R, count, K, step, packed>(acc, a, w, k);
    if constexpr (half < K) {
      B rest[R * count];
      IKEBANA_UNROLL for (int i = 0; i < R * count; ++i) rest[i] = B(a[i / count * K + K - 1]) * take_columns<packed, B>(w + (K - 1) * step, i % count);
      IKEBANA_UNROLL for (int k = K - 2; k >= half; --k) accumulate_one<R, count, K, step, packed>(rest, a, w, k);
      IKEBANA_UNROLL for (int i = 0; i < R * count; ++i) acc[i] += rest[i];
    }
  }
  /// One row, only the n of its elements that are listed.
  template <class Place> static IKEBANA_INLINE void some(const Place& at, const int* list, int n) {
    B acc[count];
    begin(acc, at.bias);
#pragma GCC unroll 2
    for (int i = 0; i < n; ++i) accumulate_one<1, count, 0, step, packed>(acc, at.a, at.w, list[i]);
    finish<Act, 1, count, Place::row, real>(acc, at.y);
  }
};

/// Tiles of R rows in [from, to); the last starts early where `to` cuts it, which needs R rows in front of `to`.
template <architecture A, auto Act, int N, int K, int R, int C, int Room, class Place> IKEBANA_INLINE void gemm_rows(int from, int to, const Place& at) {
  for (int r = from; r < to; r += R) {
    const std::ptrdiff_t row = std::min(r, to - R);
    gemm_tile<A, Act, N, K, R, 1, C, Room>::run(Place{at.a + row * K, at.w, at.bias, at.y + row * Place::row});
  }
}

/// The same for fewer rows than R allows: a tile of the least height that takes them.
template <architecture A, auto Act, int N, int K, int R, int C, int Room, class Place> void gemm_rest(int from, int to, const Place& at) {
  constexpr int lower = R > 6 ? R - 2 : R - 1;
  if (R == 1 || (to - from > lower && to >= R)) gemm_rows<A, Act, N, K, R, C, Room>(from, to, at);
  else if constexpr (R > 1) gemm_rest<A, Act, N, K, lower, C, Room>(from, to, at);
}

/// All rows of a panel.
template <architecture A, auto Act, int N, int K, int C, int Room, class Count, class Place> void gemm_panel(Count m, const Place& at) {
  constexpr int tall = gemm_shape<A, N, K>::tall(C);
  if constexpr (std::is_same_v<Count, int>) {
    const int whole = m / tall * tall;
    gemm_rows<A, Act, N, K, tall, C, Room>(0, whole, at);
    if (whole < m) gemm_rest<A, Act, N, K, tall, C, Room>(whole, m, at);
  } else {
    constexpr balanced tiles(Count::value, tall);
    gemm_rows<A, Act, N, K, tiles.size, C, Room>(0, tiles.larger * tiles.size, at);
    if constexpr (tiles.larger < tiles.parts) gemm_rows<A, Act, N, K, tiles.size - 1, C, Room>(tiles.larger * tiles.size, m, at);
  }
}

/// The panels [from, to) in turn, so that the weights of each stay in the cache while the rows pass.
template <architecture A, auto Act, int N, int K, class Count, class Place> void gemm_panels(Count m, const Place& at, int from, int to) {
  using P = typename gemm_shape<A, N, K>::panels;
  for (int p = from; p < std::min(to, P::full); ++p)
    gemm_panel<A, Act, N, K, P::wide, P::wide * P::lanes>(m, Place{at.a, at.w + P::offset(p, K), at.bias + P::start(p), at.y + P::start(p)});
  if constexpr (P::last > 0)
    if (to > P::full) gemm_panel<A, Act, N, K, P::last, P::room>(m, Place{at.a, at.w + P::offset(P::full, K), at.bias + P::start(P::full), at.y + P::start(P::full)});
}

/// Rows in blocks that stay in the second level of the cache while all panels pass.
template <architecture A, auto Act, int N, int K, class Count, class Place> void gemm_blocks(Count m, const Place& at) {
  constexpr int tall = gemm_shape<A, N, K>::tall(gemm_shape<A, N, K>::wide), most = std::max(96 * 1024 / (tall * K), 1) * tall;
  constexpr int all = gemm_shape<A, N, K>::panels::count;
  if constexpr (std::is_same_v<Count, int>) {
    for (int r = 0; r < m; r += most)
      gemm_panels<A, Act, N, K>(std::min(most, m - r), Place{at.a + std::ptrdiff_t(r) * K, at.w, at.bias, at.y + std::ptrdiff_t(r) * Place::row}, 0, all);
  } else {
    constexpr balanced blocks(Count::value, most);
    int r = 0;
    for (; r < blocks.larger * blocks.size; r += blocks.size)
      gemm_panels<A, Act, N, K>(constant<blocks.size>{}, Place{at.a + std::ptrdiff_t(r) * K, at.w, at.bias, at.y + std::ptrdiff_t(r) * Place::row}, 0, all);
    if constexpr (blocks.larger < blocks.parts)
      for (; r < m; r += blocks.size - 1)
        gemm_panels<A, Act, N, K>(constant<blocks.size - 1>{}, Place{at.a + std::ptrdiff_t(r) * K, at.w, at.bias, at.y + std::ptrdiff_t(r) * Place::row}, 0, all);
  }
}

/// R rows, few of them: each tile walks as many panels as the registers allow. `Some`: only n elements of the row, which are listed.
template <architecture A, auto Act, int N, int K, int R, bool Some, class Place, class Part>
IKEBANA_INLINE void gemm_few(const Place& at, const int* list, int n, const Part& part) {
  using P = typename gemm_shape<A, N, K>::panels;
  const auto group = [&]<int J, int C, int Room>(constant<J>, constant<C>, constant<Room>, int p) __attribute__((always_inline)) {
    using T = gemm_tile<A, Act, N, K, R, J, C, Room>;
    const Place panel{at.a, at.w + P::offset(p, K), at.bias + P::start(p), at.y + P::start(p)};
    if constexpr (Some) T::some(panel, list, n);
    else T::run(panel);
  };
  if constexpr (P::full > 0) {
    constexpr balanced groups(P::full, gemm_shape<A, N, K>::together(R, P::wide));
    constexpr int some = groups.size, fewer = some - 1, larger = groups.larger * some, columns = P::wide * P::lanes;
    if constexpr (!std::is_same_v<Part, whole>) {
      int p = share(part, P::full);
      const int to = share(part, P::full, 1);
      for (; p + some <= to; p += some) group(constant<some>{}, constant<P::wide>{}, constant<some * columns>{}, p);
      for (; p < to; ++p) group(constant<1>{}, constant<P::wide>{}, constant<columns>{}, p);
    } else {
      for (int p = 0; p < larger; p += some) group(constant<some>{}, constant<P::wide>{}, constant<some * columns>{}, p);
      if constexpr (larger < P::full)
        for (int p = larger; p < P::full; p += fewer) group(constant<fewer>{}, constant<P::wide>{}, constant<fewer * columns>{}, p);
    }
  }
  if constexpr (P::last > 0)
    if (part.index == part.count - 1) group(constant<1>{}, constant<P::last>{}, constant<P::room>{}, P::full);
}

/// One row of which many elements are zero: a list of the others first.
template <architecture A, auto Act, int N, int K, class Place, class Part> void gemm_sparse(const Place& at, const Part& part) {
  int list[K], n = 0;
  for (int k = 0; k < K; ++k) {
    list[n] = k;
    n += at.a[k] != 0;
  }
  gemm_few<A, Act, N, K, 1, true>(at, list, n, part);
}

/// One row.
template <architecture A, auto Act, int N, int K, bool Zeros, class Place, class Part> IKEBANA_INLINE void gemm_one(const Place& at, const Part& part) {
  if constexpr (Zeros && N >= 32 && K <= 4096) gemm_sparse<A, Act, N, K>(at, part);
  else gemm_few<A, Act, N, K, 1, false>(at, nullptr, 0, part);
}

/// A thread's share: of the rows where there are many, else of the panels.
template <architecture A, auto Act, int N, int K, bool Zeros, class Place> void gemm_share(int m, const Place& at, const part& p) {
  constexpr int tall = gemm_shape<A, N, K>::tall(gemm_shape<A, N, K>::wide), all = gemm_shape<A, N, K>::panels::count;
  if (m == 1) return gemm_one<A, Act, N, K, Zeros>(at, p);
  if (m < 2 * tall * p.count) return gemm_panels<A, Act, N, K>(m, at, share(p, all), share(p, all, 1));
  const int from = share(p, m / tall) * tall, to = p.index == p.count - 1 ? m : share(p, m / tall, 1) * tall;
  gemm_blocks<A, Act, N, K>(to - from, Place{at.a + std::ptrdiff_t(from) * K, at.w, at.bias, at.y + std::ptrdiff_t(from) * Place::row});
}

/// One column: a product of two contiguous vectors.
template <architecture A, int K> IKEBANA_INLINE float dot(const float* a, const float* b) {
  constexpr int lanes = fit<A>(K), chains = std::clamp(K / lanes, 1, 4);
  using B = batch<A, lanes>;
  if constexpr (K < lanes) return sum_of(take_part<K, B>(a) * take_part<K, B>(b));
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
    return sum_of(acc[0]);
  }
}

}  // namespace detail

template <architecture A, int N, int K> void pack_gemm(const float* w, const float* scale, float* packed) {
  if constexpr (N == 1)
    for (int k = 0; k < K; ++k) packed[k] = w[k] * (scale ? *scale : 1.f);
  else pack<A, N, detail::gemm_shape<A, N, K>::wide>(K, N, w, scale, packed);
}

template <architecture A, auto Act, int N, int K, bool Zeros, int Row, class Count, class Part>
IKEBANA_INLINE void gemm(Count m, const float* a, const float* packed, const float* bias, float* y, Part part) {
  const detail::gemm_place<Row> at{a, packed, bias, y};
  if constexpr (N == 1) {
    using B = batch<A, narrowest<A>()>;
    for (int r = share(part, m), to = share(part, m, 1); r < to; ++r)
      put_part<1>(y + std::ptrdiff_t(r) * Row, Act.apply(B(detail::dot<A, K>(a + std::ptrdiff_t(r) * K, packed) + *bias)));
  } else if constexpr (!std::is_same_v<Part, whole>) {
    if (m > 0) detail::gemm_share<A, Act, N, K, Zeros>(m, at, part);
  } else if constexpr (std::is_same_v<Count, int>) {
    if (m == 1) detail::gemm_one<A, Act, N, K, Zeros>(at, part);
    else if (m > 1) detail::gemm_blocks<A, Act, N, K>(m, at);
  } else if constexpr (Count::value == 1) detail::gemm_one<A, Act, N, K, Zeros>(at, part);
  else if constexpr (Count::value <= 3) detail::gemm_few<A, Act, N, K, Count::value, false>(at, nullptr, 0, part);
  else detail::gemm_blocks<A, Act, N, K>(m, at);
}

}  // namespace ikebana::kernels
