// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/simd.hpp>

namespace ikebana::kernels {

namespace detail {
/// A 4 x 4 tile, by interleaving; x and y advance by their own rows.
template <class B> IKEBANA_INLINE void transpose_tile(const float* x, std::ptrdiff_t columns, float* y, std::ptrdiff_t rows) {
  const B a = take<B>(x), b = take<B>(x + columns), c = take<B>(x + 2 * columns), d = take<B>(x + 3 * columns);
  const B p = xsimd::zip_lo(a, c), q = xsimd::zip_hi(a, c), r = xsimd::zip_lo(b, d), s = xsimd::zip_hi(b, d);
  put(y, B(xsimd::zip_lo(p, r)));
  put(y + rows, B(xsimd::zip_hi(p, r)));
  put(y + 2 * rows, B(xsimd::zip_lo(q, s)));
  put(y + 3 * rows, B(xsimd::zip_hi(q, s)));
}
}  // namespace detail

template <architecture A, class Rows, class Columns> void transpose(Rows rows, Columns columns, const float* x, float* y) {
  const std::ptrdiff_t m = int(rows), n = int(columns);
  using B = batch<A, narrowest<A>()>;
  if constexpr (size<B> == 4)
    if (m >= 4 && n >= 4) {
      // Blocks of 32 columns keep the lines of y that a block writes in the cache; tiles at the edges start early.
      for (std::ptrdiff_t block = 0; block < n; block += 32)
        for (std::ptrdiff_t i = 0; i < m; i += 4)
          for (std::ptrdiff_t j = block; j < std::min(n, block + 32); j += 4) {
            const std::ptrdiff_t r = std::min(i, m - 4), c = std::min(j, n - 4);
            detail::transpose_tile<B>(x + r * n + c, n, y + c * m + r, m);
          }
      return;
    }
  for (std::ptrdiff_t i = 0; i < m; ++i)
    for (std::ptrdiff_t j = 0; j < n; ++j) y[j * m + i] = x[i * n + j];
}

}  // namespace ikebana::kernels
