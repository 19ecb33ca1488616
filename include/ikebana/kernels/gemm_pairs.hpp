// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/packing.hpp>

namespace ikebana::kernels::detail {

/// The last N columns of a product, at most half a vector: two inputs at once, as lanes (column 0 of k, of k + 1, column 1 of k, ...), so that no lane is
/// empty. The weights of a last input without a neighbour are halved, in both of its lanes.
template <architecture A, auto Act, int N, int K, int Across> struct gemm_pairs {
  static constexpr int lanes = N <= 2 ? 4 : 8, steps = K / 2, panel_count = 1;
  using B = batch<A, lanes>;
  using D = xsimd::batch<double, typename B::arch_type>;
  struct shape {
    static constexpr int wide = 1;
#ifdef __clang__
    static constexpr int most = N <= 2 ? 7 : 10;  // it loads the inputs of all rows first: two of ten sums would lie in memory
#else
    static constexpr int most = 10;
#endif
    static constexpr int tall(int) { return most; }
  };

  template <class Weight> static void pack(Weight weight, float* packed) {
    for (int k = 0; k < K; k += 2)
      for (int l = 0; l < lanes; ++l, ++packed) {
        const int c = l / 2;
        *packed = c >= N ? 0.f : k + 1 < K ? weight(k + l % 2, c) : .5f * weight(k, c);
      }
  }

  template <class Place> static IKEBANA_INLINE Place rows_from(const Place& at, int r) { return {at.a + std::ptrdiff_t(r) * K, at.w, at.bias, at.y + std::ptrdiff_t(r) * Across}; }

  template <int R> static IKEBANA_INLINE void step(B* acc, const float* a, const float* w, int k) {
    asm volatile("" ::: "memory");  // else clang mixes two steps, and spills
    const B b = take<B>(w + k * lanes);
    IKEBANA_UNROLL for (int r = 0; r < R; ++r) {
      double two;
      std::memcpy(&two, a + r * K + 2 * k, sizeof two);
      acc[r] = mad(std::bit_cast<B>(D(two)), b, acc[r]);
    }
  }
  /// R rows; few of them in several chains.
  template <int R, class Place> static IKEBANA_INLINE void tile(const Place& at) {
    constexpr int chains = std::max(1, std::min(steps, R >= 6 ? 1 : R >= 3 ? 2 : R == 2 ? 4 : 8));
    B acc[chains * R];
    IKEBANA_UNROLL for (int i = 0; i < chains * R; ++i) acc[i] = B(0.f);
    int k = 0;
    if constexpr (chains == 1) {
#pragma GCC unroll 2
      for (; k < steps; ++k) step<R>(acc, at.a, at.w, k);
    } else {
#pragma GCC unroll 1
      for (; k + chains <= steps; k += chains) {
        IKEBANA_UNROLL for (int q = 0; q < chains; ++q) step<R>(acc + q * R, at.a, at.w, k + q);
      }
      IKEBANA_UNROLL for (int q = 0; q < steps % chains; ++q) step<R>(acc + q * R, at.a, at.w, k + q);
    }
    if constexpr (K % 2 != 0) {
      const B b = take<B>(at.w + steps * lanes);
      IKEBANA_UNROLL for (int r = 0; r < R; ++r) acc[r] = mad(B(at.a[r * K + K - 1]), b, acc[r]);
    }
    IKEBANA_UNROLL for (int i = chains * R - 1; i >= R; --i) acc[(i / R - 1) / 2 * R + i % R] += acc[i];
    alignas(64) float t[R * lanes];
    IKEBANA_UNROLL for (int r = 0; r < R; ++r) acc[r].store_aligned(t + r * lanes);
    for (int r = 0; r < R; ++r)
      for (int c = 0; c < N; ++c) at.y[std::ptrdiff_t(r) * Across + c] = Act.apply(t[r * lanes + 2 * c] + t[r * lanes + 2 * c + 1] + at.bias[c]);
  }

  /// A share of the panels: the last has this one.
  template <class Count, class Place, class Part = whole> static void many(Count m, const Place& at, const Part& share_of = {}) {
    constexpr int tall = shape::tall(1);
    if (share_of.index < share_of.count - 1) return;
    int r = 0;
    for (; r + tall <= m; r += tall) tile<tall>(rows_from(at, r));
    for (; r + 4 <= m; r += 4) tile<4>(rows_from(at, r));
    for (; r < m; ++r) tile<1>(rows_from(at, r));
  }
  template <int R, class Place, class Part = whole>
  static IKEBANA_INLINE void few(const Place& at, const Part& share_of = {}, const int* = nullptr, int = 0) {
    if (share_of.index == share_of.count - 1) tile<std::max(1, R)>(at);
  }
};

}  // namespace ikebana::kernels::detail
