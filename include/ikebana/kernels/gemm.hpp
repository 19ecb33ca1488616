// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/micro.hpp>

namespace ikebana::kernels {

namespace detail {

template <architecture A, auto Act, int N, int K, int R, int C, int Room>
void gemm_tile(const float* a, const float* w, const float* bias, float* y) {
  using B = typename tiling<A, N>::type;
  using cut = columns<size<B>, Room>;
  B b[C], acc[R * C];
  start<cut>(b, bias);
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i] = b[i % C];
  accumulate<R, C, K, N, cut>(acc, a, w, K);
  finish<Act, R, C, N, cut>(acc, y);
}

/// Rows [from, to) in tiles of R; the last tile starts early, which needs R rows in all.
template <architecture A, auto Act, int N, int K, int R, int Most>
void gemm_rows(int from, int to, const float* a, const float* w, const float* bias, float* y) {
  panels<N, tiling<A, N>::lanes, Most>::each([&]<int C, int Room>(int column) {
    for (int r = from; r < to; r += R) {
      const std::ptrdiff_t row = std::min(r, to - R);
      gemm_tile<A, Act, N, K, R, C, Room>(a + row * K, w + column, bias ? bias + column : nullptr, y + row * N + column);
    }
  });
}

/// One column: a product of two contiguous vectors.
template <architecture A, int K> float dot(const float* a, const float* b) {
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

template <architecture A, auto Act, int N, int K, class Count> void gemm(Count m, const float* a, const float* w, const float* bias, float* y) {
  const int rows = m;
  if constexpr (N == 1) {
    using B = batch<A, narrowest<A>()>;
    for (int r = 0; r < rows; ++r) {
      const float sum = detail::dot<A, K>(a + std::ptrdiff_t(r) * K, w) + (bias ? *bias : 0.f);
      put_part<1>(y + r, Act.apply(B(sum)));
    }
  } else {
    using T = tiling<A, N>;
    const int tall = rows / T::tall * T::tall;
    if (tall > 0) detail::gemm_rows<A, Act, N, K, T::tall, T::wide>(0, tall, a, w, bias, y);
    if (rows == tall) return;
    if (rows >= 4) detail::gemm_rows<A, Act, N, K, 4, T::middle>(tall, rows, a, w, bias, y);
    else detail::gemm_rows<A, Act, N, K, 1, T::single>(tall, rows, a, w, bias, y);
  }
}

}  // namespace ikebana::kernels
