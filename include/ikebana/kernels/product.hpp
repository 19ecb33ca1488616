// SPDX-License-Identifier: BSL-1.0
// Products of two activations. Nothing is packed: both are read where they lie.
#pragma once
#include <ikebana/kernels/micro.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

namespace detail {
/// How large a count is, as far as its type tells.
template <class Count> inline constexpr int least_of = 0;
template <int N> inline constexpr int least_of<constant<N>> = N;
template <class Count> inline constexpr int most_of = 1 << 30;
template <int N> inline constexpr int most_of<constant<N>> = N;

/// A matrix in memory, a row `row` floats behind the one before.
template <class Element, class Row> struct matrix {
  Element* data;
  [[no_unique_address]] Row row;
  IKEBANA_INLINE Element* at(int r) const { return data + std::ptrdiff_t(r) * row; }
};
template <class Element, class Row> matrix(Element*, Row) -> matrix<Element, Row>;

/// R rows x C vectors, from column `column` on. `room` columns are there to be read and written, fewer than a vector where there is Partial.
template <class B, int R, int C, bool Partial, class MA, class MB, class MY>
IKEBANA_INLINE void product_tile(int k, const MA& a, const MB& b, const MY& y, int row, int column, int room) {
  constexpr int lanes = size<B>;
  B acc[R * C];
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i] = B(0.f);
  const float *const from = a.at(row), *w = b.data + column;
#pragma GCC unroll 2
  for (int i = 0; i < k; ++i, w += b.row) {
    B v[C];
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) v[c] = Partial ? take_some<B>(w, room) : take<B>(w + c * lanes);
    IKEBANA_UNROLL for (int r = 0; r < R; ++r) {
      const B x(from[std::ptrdiff_t(r) * a.row + i]);
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[r * C + c] = mad(x, v[c], acc[r * C + c]);
    }
  }
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) {
    if constexpr (Partial) put_some(y.at(row + i) + column, acc[i], room);
    else put(y.at(row + i / C) + column + i % C * lanes, acc[i]);
  }
}

/// All rows of one panel: tiles of R rows, of which the last starts early; fewer rows by lower tiles.
template <class B, int R, int C, bool Partial, class MA, class MB, class MY>
void product_panel(int m, int k, MA a, MB b, MY y, int column, int room) {
  if (m >= R) {
    for (int r = 0; r < m; r += R) product_tile<B, R, C, Partial>(k, a, b, y, std::min(r, m - R), column, room);
  } else if constexpr (R > 1) {
    product_panel<B, R / 2, C, Partial>(m, k, a, b, y, column, room);
  }
}

template <architecture A, class N, class MA, class MB, class MY> void product(int m, N columns, int k, const MA& a, const MB& b, const MY& y) {
  constexpr int least = least_of<N>, most = most_of<N>;
  constexpr int lanes = most < machine<A>::lanes ? fit<A>(most) : machine<A>::lanes, few = narrowest<A>();
  constexpr int single = std::min(8, machine<A>::registers / 2), both = machine<A>::registers >= 32 ? 12 : 6;
  using B = batch<A, lanes>;
  const int n = columns;
  if constexpr (most >= lanes)
    if (least >= lanes || n >= lanes) {
      int c = 0;
      if constexpr (most > lanes) {
        for (; c + 2 * lanes <= n; c += 2 * lanes) product_panel<B, both, 2, false>(m, k, a, b, y, c, 2 * lanes);
        if (n - c > lanes && c > 0) {
          product_panel<B, both, 2, false>(m, k, a, b, y, n - 2 * lanes, 2 * lanes);
          return;
        }
      }
      for (; c < n; c += lanes) product_panel<B, single, 1, false>(m, k, a, b, y, std::min(c, n - lanes), lanes);
      return;
    }
  if constexpr (least < lanes) {
    using S = batch<A, few>;
    if (n >= few)
      for (int c = 0; c < n; c += few) product_panel<S, single, 1, false>(m, k, a, b, y, std::min(c, n - few), few);
    else if (n > 0) product_panel<S, 4, 1, true>(m, k, a, b, y, 0, n);
  }
}
}  // namespace detail

template <architecture A, class N, class K, class RowA, class RowB, class RowY>
void product(int m, N n, K k, const float* a, RowA a_row, const float* b, RowB b_row, float* y, RowY y_row) {
  detail::product<A>(m, n, k, detail::matrix{a, a_row}, detail::matrix{b, b_row}, detail::matrix{y, y_row});
}

template <architecture A, class Count> void mask_out(Count n, const float* mask, float low, float* x) {
  detail::elementwise<A>(int(n), x, [low](auto v, auto m) { return choose(m == decltype(v)(0.f), decltype(v)(low), v); }, x, mask);
}

namespace detail {
template <class B, bool Partial>
IKEBANA_INLINE void additive_vector(int k, const float* a, const float* b, std::ptrdiff_t b_row, const float* weight, float inner, float outer, float* y, int room) {
  B sum(0.f);
  for (int i = 0; i < k; ++i, b += b_row) {
    const B t = math::tanh(B(inner) * (B(a[i]) + (Partial ? take_some<B>(b, room) : take<B>(b))));
    sum = weight ? mad(B(weight[i]), t, sum) : sum + t;
  }
  sum = sum * B(outer);
  if constexpr (Partial) put_some(y, sum, room);
  else put(y, sum);
}
}  // namespace detail

template <architecture A, class N, class K, class RowA, class RowB, class RowY>
void additive_product(int m, N columns, K depth, const float* a, RowA a_row, const float* b, RowB b_row, const float* weight, float inner, float outer, float* y, RowY y_row) {
  using B = batch<A>;
  using S = batch<A, narrowest<A>()>;
  constexpr int lanes = size<B>, few = size<S>;
  const int n = columns, k = depth;
  for (int r = 0; r < m; ++r, a += a_row, y += y_row) {
    if (n >= lanes)
      for (int c = 0; c < n; c += lanes) {
        const int at = std::min(c, n - lanes);
        detail::additive_vector<B, false>(k, a, k > 0 ? b + at : b, b_row, weight, inner, outer, y + at, lanes);
      }
    else
      for (int c = 0; c < n; c += few) detail::additive_vector<S, true>(k, a, k > 0 ? b + c : b, b_row, weight, inner, outer, y + c, n - c);
  }
}

}  // namespace ikebana::kernels
