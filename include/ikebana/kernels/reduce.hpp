// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>

#include <ikebana/kernels/micro.hpp>

namespace ikebana::kernels {

namespace detail {
template <reduction R> inline constexpr float neutral = R == reduction::average ? 0.f : -std::numeric_limits<float>::infinity();
template <reduction R, class V> IKEBANA_INLINE V fold(V a, V b) {
  if constexpr (R == reduction::average) return a + b;
  else return math::max(a, b);
}

template <architecture A, reduction R, int N, int C, int Room> void reduce_columns(int rows, const float* x, float* y) {
  using B = batch<A, fit<A>(N)>;
  using cut = columns<size<B>, Room>;
  B total[C];
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) total[c] = B(neutral<R>);
  // Blocks of rows are summed apart, so that the rounding of a long sum grows with its square root.
  for (int from = 0; from < rows; from += 64) {
    B acc[C];
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = B(neutral<R>);
    for (int r = from; r < std::min(rows, from + 64); ++r) {
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = fold<R>(acc[c], take_columns<cut, B>(x + std::ptrdiff_t(r) * N, c));
    }
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) total[c] = fold<R>(total[c], acc[c]);
  }
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) {
    if constexpr (R == reduction::average) total[c] = total[c] / B(float(rows));
    put_part<Room>(y + cut::at(c), total[c]);
  }
}

/// R (a sum where it is the average) of n contiguous floats.
template <architecture A, reduction R> float reduce_row(int n, const float* x) {
  using B = batch<A>;
  constexpr int lanes = size<B>, block = 256 * lanes;
  B total(neutral<R>);
  int i = 0;
  while (i + lanes <= n) {
    B acc[4]{B(neutral<R>), B(neutral<R>), B(neutral<R>), B(neutral<R>)};
    const int end = std::min(n, i + block);
    for (; i + 4 * lanes <= end; i += 4 * lanes) {
      IKEBANA_UNROLL for (int c = 0; c < 4; ++c) acc[c] = fold<R>(acc[c], take<B>(x + i + c * lanes));
    }
    for (; i + lanes <= end; i += lanes) acc[0] = fold<R>(acc[0], take<B>(x + i));
    total = fold<R>(total, fold<R>(fold<R>(acc[0], acc[1]), fold<R>(acc[2], acc[3])));
  }
  if (i < n) total = fold<R>(total, take_some<B>(x + i, n - i, neutral<R>));
  if constexpr (R == reduction::average) return sum_of(total);
  else return maximum_of(total);
}
}  // namespace detail

template <architecture A, reduction R, int N, class Count> void reduce_rows(Count rows, const float* x, float* y) {
  panels<N, fit<A>(N), 4>::each([&]<int C, int Room>(int column) {
    detail::reduce_columns<A, R, N, C, Room>(rows, x + column, y + column);
  });
}

template <architecture A, reduction R, class Count, class Length> void reduce_each(Count count, Length n, const float* x, float* y) {
  const int rows = count, length = n;
  for (int i = 0; i < rows; ++i) {
    const float r = detail::reduce_row<A, R>(length, x + std::ptrdiff_t(i) * length);
    y[i] = R == reduction::average ? r / float(length) : r;
  }
}

}  // namespace ikebana::kernels
