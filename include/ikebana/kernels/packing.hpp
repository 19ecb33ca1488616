// SPDX-License-Identifier: BSL-1.0
// How gemm and convolution want their weights: panels of a few vectors of columns, each read from its start to its end.
#pragma once
#include <ikebana/kernels/micro.hpp>

namespace ikebana::kernels {

/// N columns in `full` panels of `Wide` vectors, then one of `last`, which has `room` columns. Where those are no multiple of the lanes, the last vector
/// starts at N - lanes: it overlaps the one before, those columns are computed twice, and every access is a whole vector. Less than one vector
/// is filled up with zeros.
template <architecture A, int N, int Wide = tiling<A, N>::wide, int Lanes = tiling<A, N>::lanes> struct packing {
  static constexpr int lanes = Lanes, vectors = (N + lanes - 1) / lanes, wide = Wide;
  static constexpr int full = N / (wide * lanes), last = vectors - full * wide, count = full + (last > 0), room = N - full * wide * lanes;
  using type = batch<A, lanes>;
  /// Where the vectors of a panel lie that has Room columns, relative to its start: the last one may begin in front of it.
  template <int Room> struct columns {
    static constexpr int room = std::min(N, lanes);
    static IKEBANA_INLINE constexpr int at(int c) { return N < lanes ? 0 : std::min(c * lanes, Room - lanes); }
  };
  static_assert(vectors * lanes <= packed_columns(N) || N == 1);
  /// The first column of panel p, and the floats in front of it for k rows.
  static constexpr int start(int p) { return p * wide * lanes; }
  static constexpr std::ptrdiff_t offset(int p, int k) { return std::ptrdiff_t(p) * wide * lanes * k; }
};

/// k rows of N columns, each of them weight(row, column), as panels [panel][row][columns].
template <architecture A, int N, int Wide = tiling<A, N>::wide, int Lanes = tiling<A, N>::lanes, class Weight> IKEBANA_INLINE void pack(int k, Weight weight, float* packed) {
  using P = packing<A, N, Wide, Lanes>;
  for (int p = 0; p < P::full + (P::last > 0); ++p)
    for (int i = 0; i < k; ++i)
      for (int c = 0; c < (p < P::full ? P::wide : P::last); ++c) {
        const int first = N < P::lanes ? 0 : std::min(P::start(p) + c * P::lanes, N - P::lanes);
        for (int l = 0; l < P::lanes; ++l, ++packed) *packed = first + l >= N ? 0.f : weight(i, first + l);
      }
}
/// The same of rows that are `stride` floats apart; each column times its scale, unless that is null.
template <architecture A, int N, int Wide = tiling<A, N>::wide, int Lanes = tiling<A, N>::lanes>
void pack(int k, std::ptrdiff_t stride, const float* w, const float* scale, float* packed) {
  pack<A, N, Wide, Lanes>(k, [=](int i, int column) { return w[i * stride + column] * (scale ? scale[column] : 1.f); }, packed);
}

}  // namespace ikebana::kernels
