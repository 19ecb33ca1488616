// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/reduce.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

namespace detail {
/// The sum of exp(x - m) over a row; with y, each is left there (y may be x).
template <architecture A, class B, bool Keep> IKEBANA_INLINE float exponentials(int n, const float* x, float m, float* y) {
  constexpr int lanes = size<B>;
  B sum(0.f);
  int i = 0;
  for (; i + lanes <= n; i += lanes) {
    const B e = math::exp(take<B>(x + i) - B(m));
    if constexpr (Keep) put(y + i, e);
    sum += e;
  }
  if (i < n) {
    const B e = math::exp(take_some<B>(x + i, n - i, -std::numeric_limits<float>::infinity()) - B(m));
    if constexpr (Keep) put_some(y + i, e, n - i);
    // The lanes beyond the row are exp(-infinity) = 0, unless m is itself infinite.
    sum += e;
  }
  return sum_of(sum);
}
}  // namespace detail

template <architecture A, class Count, class Length> void softmax(Count rows, Length n, const float* x, float* y) {
  const int count = rows, length = n;
  for (int r = 0; r < count; ++r, x += length, y += length) {
    const float m = detail::reduce_row<A, reduction::maximum>(length, x);
    const float sum = length >= machine<A>::lanes ? detail::exponentials<A, batch<A>, true>(length, x, m, y)
                                                  : detail::exponentials<A, batch<A, narrowest<A>()>, true>(length, x, m, y);
    detail::elementwise<A>(length, y, [sum](auto v) { return v / decltype(v)(sum); }, y);
  }
}

template <architecture A, class Count, class Length> void log_softmax(Count rows, Length n, const float* x, float* y) {
  const int count = rows, length = n;
  for (int r = 0; r < count; ++r, x += length, y += length) {
    const float m = detail::reduce_row<A, reduction::maximum>(length, x);
    using S = batch<A, narrowest<A>()>;
    const S sum(detail::exponentials<A, batch<A>, false>(length, x, m, nullptr));
    alignas(64) float logarithm[size<S>];
    math::log(sum).store_aligned(logarithm);
    detail::elementwise<A>(length, y, [m, l = logarithm[0]](auto v) { return (v - decltype(v)(m)) - decltype(v)(l); }, x);
  }
}

}  // namespace ikebana::kernels
