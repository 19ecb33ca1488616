// SPDX-License-Identifier: BSL-1.0
// Keras' sparsemax: max(x - tau, 0), tau = (s - 1) / k. The k elements that stay are those of the sparsemax of the literature, found without
// sorting: of the elements above a bound that is too low follows a higher one, until none falls out. s is the sum of all the sums of the largest 1, 2,
// ... k elements, as Keras has it (not the last alone): that of the maxima of all pairs, and of the elements. Elements are counted from the maximum.
#pragma once
#include <ikebana/kernels/columns.hpp>
#include <ikebana/kernels/reduce.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

namespace detail {
/// Adds the elements above tau, and their number.
template <class B> IKEBANA_INLINE void add_above(B v, B tau, B& sum, B& count) {
  const auto above = v > tau;
  sum += choose<B>(above, v, B(0.f));
  count += choose<B>(above, B(1.f), B(0.f));
}
}  // namespace detail

template <architecture A, class Count, class Length> void sparsemax(Count rows, Length n, const float* x, float* y) {
  using B = batch<A>;
  constexpr int lanes = size<B>;
  const int count = rows, length = n;
  for (int r = 0; r < count; ++r, x += length, y += length) {
    const float m = detail::reduce_row<A, reduction::maximum>(length, x);
    const auto each = [=](auto f) {
      int i = 0;
      for (; i + lanes <= length; i += lanes) f(B(take<B>(x + i) - B(m)));
      if (i < length) f(B(take_some<B>(x + i, length - i, -std::numeric_limits<float>::infinity()) - B(m)));
    };
    float bound = -1, left = 0;
    for (float before = float(length) + 1; left != before;) {
      before = left;
      B sum(0.f), above(0.f);
      each([&](B v) { detail::add_above(v, B(bound), sum, above); });
      left = sum_of(above);
      bound = (sum_of(sum) - 1) / left;
    }
    float pairs = 0, alone = 0;  // each pair twice, with each element's of itself
    for (int i = 0; i < length; ++i) {
      const float one = x[i] - m;
      if (!(one > bound)) continue;
      B sum(0.f);
      each([&](B v) { sum += choose<B>(v > B(bound), most(B(one), v), B(0.f)); });
      pairs += sum_of(sum);
      alone += one;
    }
    const float tau = ((pairs + alone) / 2 - 1) / left + m * (left - 1) / 2;
    detail::elementwise<A>(length, y, [m, tau](auto v) { return math::at_least(0.f, decltype(v)((v - decltype(v)(m)) - decltype(v)(tau))); }, x);
  }
}

template <architecture A, class Outer, class Length, class Inner> void sparsemax_columns(Outer outer, Length n, Inner inner, const float* x, float* y) {
  detail::each_column<A>(outer, n, inner, x, y, []<class B>(detail::column_vector<B> v, const float* from, float* to) {
    const B m = detail::maximum_of_columns(v, from);
    B edge(-1.f), before(float(v.n) + 1), left(0.f);
    for (int round = 0; round <= v.n; ++round) {
      B sum(0.f);
      left = B(0.f);
      for (int i = 0; i < v.n; ++i) detail::add_above(B(v.take(from, i) - m), edge, sum, left);
      edge = (sum - B(1.f)) / left;
      if (sum_of(B(before - left)) == 0) break;
      before = left;
    }
    B sums(0.f);
    for (int i = 0; i < v.n; ++i) {
      const B one = v.take(from, i) - m;
      B sum(0.f);
      for (int j = 0; j <= i; ++j) {
        const B other = v.take(from, j) - m;
        sum += choose<B>(other > edge, most(one, other), B(0.f));
      }
      sums += choose<B>(one > edge, sum, B(0.f));
    }
    const B tau = (sums - B(1.f)) / left + m * (left - B(1.f)) * B(.5f);
    for (int i = 0; i < v.n; ++i) v.put(to, i, math::at_least(0.f, B((v.take(from, i) - m) - tau)));
  });
}

template <architecture A, class Count, class Length> void glu(Count rows, Length n, const float* x, float* y) {
  const int count = rows, length = n;
  for (int r = 0; r < count; ++r, x += 2 * length, y += length)
    detail::elementwise<A>(length, y, [](auto a, auto b) { return a * math::sigmoid(b); }, x, x + length);
}

}  // namespace ikebana::kernels
