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

/// A matrix of weights and a factor for each of its columns, unless that is null.
struct weight_matrix {
  const float* w;
  std::ptrdiff_t row, column = 1;  // floats from one to the next
  const float* scale = nullptr;
  float operator()(int i, int c) const { return w[i * row + c * column] * (scale ? scale[c] : 1.f); }
  weight_matrix from(int c) const { return {w + c * column, row, column, scale ? scale + c : nullptr}; }
};

namespace detail {
/// Not on the way of a call, so that extents are no constants: all layers share it.
template <architecture A, class Weight> __attribute__((noinline)) void pack_columns(int n, int wide, int lanes, int k, const Weight& weight, float* packed) {
  const int vectors = (n + lanes - 1) / lanes;
  for (int v = 0; v < vectors; v += wide)
    for (int i = 0; i < k; ++i)
      for (int c = v; c < std::min(v + wide, vectors); ++c) {
        const int first = n < lanes ? 0 : std::min(c * lanes, n - lanes);
        for (int l = 0; l < lanes; ++l, ++packed) *packed = first + l >= n ? 0.f : weight(i, first + l);
      }
}
}  // namespace detail

/// k rows of N columns, each of them weight(row, column), as panels [panel][row][columns].
template <architecture A, int N, int Wide = tiling<A, N>::wide, int Lanes = tiling<A, N>::lanes, class Weight> void pack(int k, const Weight& weight, float* packed) {
  detail::pack_columns<A>(N, Wide, Lanes, k, weight, packed);
}

}  // namespace ikebana::kernels
