// SPDX-License-Identifier: BSL-1.0
// Normalization by statistics of the data itself. Two passes over it: the mean, then what is left beside it, so that a large mean cancels nothing.
#pragma once
#include <ikebana/kernels/columns.hpp>
#include <ikebana/kernels/reduce.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

namespace detail {
/// The sums of x - m and of its squares.
template <class V> struct deviations { V sum, squares; };

template <class B> IKEBANA_INLINE void add_deviation(deviations<B>& d, B v) {
  d.sum += v;
  d.squares = mad(v, v, d.squares);
}
/// Of n contiguous floats; sums of blocks are added, so that rounding grows slowly.
template <architecture A> deviations<float> row_deviations(int n, const float* x, float m) {
  using B = batch<A>;
  constexpr int lanes = size<B>, block = 256 * lanes;
  deviations<B> total{B(0.f), B(0.f)};
  int i = 0;
  while (i + lanes <= n) {
    deviations<B> acc[2]{{B(0.f), B(0.f)}, {B(0.f), B(0.f)}};
    const int end = std::min(n, i + block);
    for (; i + 2 * lanes <= end; i += 2 * lanes) {
      add_deviation(acc[0], B(take<B>(x + i) - B(m)));
      add_deviation(acc[1], B(take<B>(x + i + lanes) - B(m)));
    }
    for (; i + lanes <= end; i += lanes) add_deviation(acc[0], B(take<B>(x + i) - B(m)));
    total.sum += acc[0].sum + acc[1].sum;
    total.squares += acc[0].squares + acc[1].squares;
  }
  if (i < n) add_deviation(total, B(take_some<B>(x + i, n - i, m) - B(m)));
  return {sum_of(total.sum), sum_of(total.squares)};
}
/// add(sums, i) for each i of n, in blocks.
template <class B, class F> IKEBANA_INLINE deviations<B> sum_in_blocks(int n, F add) {
  deviations<B> total{B(0.f), B(0.f)};
  for (int from = 0; from < n; from += 64) {
    deviations<B> acc{B(0.f), B(0.f)};
    for (int i = from; i < std::min(n, from + 64); ++i) add(acc, i);
    total.sum += acc.sum;
    total.squares += acc.squares;
  }
  return total;
}

template <norm N> inline constexpr bool centered = N == norm::layer || N == norm::deviation;
/// What is taken away from x, in two steps, and what the rest is multiplied by.
template <class V> struct standard { V mean, rest, factor; };
template <norm N, class V> IKEBANA_INLINE standard<V> standard_of(V mean, V sum, V squares, float n, float epsilon) {
  if constexpr (N == norm::length) {
    return {V(0.f), V(0.f), math::min(V(V(1.f) / math::sqrt(squares)), V(1.f / epsilon))};
  } else {
    const V rest = centered<N> ? V(sum / V(n)) : V(0.f), variance = squares / V(n) - rest * rest;
    const V factor = V(1.f) / math::sqrt(V(variance + V(epsilon)));
    if constexpr (N == norm::layer) return {mean, rest, factor};
    else return {V(0.f), V(0.f), factor};
  }
}
template <norm N, class V> IKEBANA_INLINE V standardized(V x, const standard<V>& s) {
  if constexpr (N == norm::layer) return ((x - s.mean) - s.rest) * s.factor;
  else return x * s.factor;
}
}  // namespace detail

template <architecture A, norm N, class Outer, class Length, class Inner>
void standardize(Outer outer, Length n0, Inner inner, const float* x, const float* gamma, const float* beta, float epsilon, float* y) {
  const int n = n0;
  if (inner == 1) {
    for (int r = 0, rows = outer; r < rows; ++r, x += n, y += n) {
      const float m = detail::centered<N> ? detail::reduce_row<A, reduction::average>(n, x) / float(n) : 0.f;
      const detail::deviations<float> d = detail::row_deviations<A>(n, x, m);
      const auto s = detail::standard_of<N>(m, d.sum, d.squares, float(n), epsilon);
      const auto one = [s](auto v) {
        using V = decltype(v);
        return detail::standardized<N>(v, detail::standard<V>{V(s.mean), V(s.rest), V(s.factor)});
      };
      if (gamma && beta) detail::elementwise<A>(n, y, [one](auto v, auto g, auto b) { return mad(decltype(v)(one(v)), g, b); }, x, gamma, beta);
      else if (gamma) detail::elementwise<A>(n, y, [one](auto v, auto g) { return one(v) * g; }, x, gamma);
      else if (beta) detail::elementwise<A>(n, y, [one](auto v, auto b) { return one(v) + b; }, x, beta);
      else detail::elementwise<A>(n, y, one, x);
    }
    return;
  }
  detail::each_column<A>(outer, n, inner, x, y, [=]<class B>(detail::column_vector<B> v, const float* from, float* to) {
    using sums = detail::deviations<B>;
    B m(0.f);
    if (detail::centered<N>) m = detail::sum_in_blocks<B>(n, [&](sums& acc, int i) { acc.sum += v.take(from, i); }).sum / B(float(n));
    const sums d = detail::sum_in_blocks<B>(n, [&](sums& acc, int i) { detail::add_deviation(acc, B(v.take(from, i) - m)); });
    const auto s = detail::standard_of<N>(m, d.sum, d.squares, float(n), epsilon);
    for (int i = 0; i < n; ++i) {
      const B z = detail::standardized<N>(B(v.take(from, i)), s);
      v.put(to, i, mad(z, B(gamma ? gamma[i] : 1.f), B(beta ? beta[i] : 0.f)));
    }
  });
}

namespace detail {
/// For each channel of x (outer, channels, inner) the sums of x - m[c] and of its squares; m is null for 0, squares for none.
template <architecture A> void channel_deviations(int outer, int channels, int inner, const float* x, const float* m, float* sum, float* squares) {
  if (inner == 1) {
    each_column<A>(1, outer, channels, x, sum, [=]<class B>(column_vector<B> v, const float* from, float* to) {
      const std::ptrdiff_t c = from - x;
      const B mean = m ? take_some<B>(m + c, v.count) : B(0.f);
      const deviations<B> d = sum_in_blocks<B>(outer, [&](deviations<B>& acc, int i) { add_deviation(acc, B(v.take(from, i) - mean)); });
      put_some(to, d.sum, v.count);
      if (squares) put_some(squares + c, d.squares, v.count);
    });
    return;
  }
  for (int c = 0; c < channels; ++c) {
    deviations<float> all{0, 0};
    for (int o = 0; o < outer; ++o) {
      const deviations<float> d = row_deviations<A>(inner, x + (std::ptrdiff_t(o) * channels + c) * inner, m ? m[c] : 0.f);
      all.sum += d.sum;
      all.squares += d.squares;
    }
    sum[c] = all.sum;
    if (squares) squares[c] = all.squares;
  }
}
}  // namespace detail

template <architecture A, int Channels, int Groups, class Outer, class Inner>
void group_moments(Outer outer, Inner inner, const float* x, float* mean, float* variance, float* room) {
  constexpr int size = Channels / Groups;
  const float n = float(outer) * float(inner) * float(size);
  const auto group_sum = [](const float* of, int g) {
    float sum = 0;
    for (int c = g * size; c < (g + 1) * size; ++c) sum += of[c];
    return sum;
  };
  detail::channel_deviations<A>(outer, Channels, inner, x, nullptr, room, nullptr);
  for (int g = 0; g < Groups; ++g) std::fill_n(mean + g * size, size, group_sum(room, g) / n);
  detail::channel_deviations<A>(outer, Channels, inner, x, mean, room, variance);
  for (int g = 0; g < Groups; ++g) {
    const float rest = group_sum(room, g) / n, v = group_sum(variance, g) / n - rest * rest;
    std::fill_n(variance + g * size, size, v);
    std::fill_n(mean + g * size, size, mean[g * size] + rest);
  }
}

}  // namespace ikebana::kernels
