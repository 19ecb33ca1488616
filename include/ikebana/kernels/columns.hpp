// SPDX-License-Identifier: BSL-1.0
// Work along the middle axis of (outer, n, inner): a vector of neighbouring columns at a time, so that nothing is turned.
#pragma once
#include <limits>

#include <ikebana/kernels/math.hpp>

namespace ikebana::kernels {

namespace detail {
/// n floats of as many columns as a vector has, or fewer, each `stride` floats from the one before.
template <class B> struct column_vector {
  int n, count;  // count: the columns
  std::ptrdiff_t stride;
  IKEBANA_INLINE B take(const float* x, int i) const { return take_some<B>(x + i * stride, count); }
  IKEBANA_INLINE void put(float* y, int i, B v) const { put_some(y + i * stride, v, count); }
};
/// Calls f(vector, x, y) for all columns.
template <architecture A, class F> void each_column(int outer, int n, int inner, const float* x, float* y, F f) {
  using B = batch<A>;
  using S = batch<A, narrowest<A>()>;
  for (int o = 0; o < outer; ++o, x += std::ptrdiff_t(n) * inner, y += std::ptrdiff_t(n) * inner) {
    int j = 0;
    for (; j + size<B> <= inner; j += size<B>) f(column_vector<B>{n, size<B>, inner}, x + j, y + j);
    for (; j < inner; j += size<S>) f(column_vector<S>{n, std::min(size<S>, inner - j), inner}, x + j, y + j);
  }
}
template <class B> B maximum_of_columns(const column_vector<B>& v, const float* x) {
  B m(-std::numeric_limits<float>::infinity());
  for (int i = 0; i < v.n; ++i) m = math::max(m, v.take(x, i));
  return m;
}
}  // namespace detail

template <architecture A, class Outer, class Length, class Inner> void softmax_columns(Outer outer, Length n, Inner inner, const float* x, float* y) {
  detail::each_column<A>(outer, n, inner, x, y, []<class B>(detail::column_vector<B> v, const float* from, float* to) {
    const B m = detail::maximum_of_columns(v, from);
    B sum(0.f);
    for (int i = 0; i < v.n; ++i) {
      const B e = math::exp(B(v.take(from, i) - m));
      v.put(to, i, e);
      sum += e;
    }
    for (int i = 0; i < v.n; ++i) v.put(to, i, v.take(to, i) / sum);
  });
}

template <architecture A, class Outer, class Length, class Inner> void log_softmax_columns(Outer outer, Length n, Inner inner, const float* x, float* y) {
  detail::each_column<A>(outer, n, inner, x, y, []<class B>(detail::column_vector<B> v, const float* from, float* to) {
    const B m = detail::maximum_of_columns(v, from);
    B sum(0.f);
    for (int i = 0; i < v.n; ++i) sum += math::exp(B(v.take(from, i) - m));
    const B logarithm = math::log(sum);
    for (int i = 0; i < v.n; ++i) v.put(to, i, (v.take(from, i) - m) - logarithm);
  });
}

}  // namespace ikebana::kernels
