// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/math.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

namespace detail {
template <binary Op, class V> IKEBANA_INLINE V combine(V a, V b) {
  if constexpr (Op == binary::add) return a + b;
  else if constexpr (Op == binary::subtract) return a - b;
  else if constexpr (Op == binary::multiply) return a * b;
  else if constexpr (Op == binary::maximum) return math::max(a, b);
  else if constexpr (Op == binary::bend) return math::select_positive(a, a, a * b);
  else if constexpr (Op == binary::lower) return math::select_positive(V(b - V(.5f)), a, V(-1e9f));
  else if constexpr (Op == binary::clear) return math::select_positive(V(b - V(.5f)), a, V(0.f));
  else return math::min(a, b);
}
}  // namespace detail

template <architecture A, binary Op, class Count> void zip(Count n, const float* a, const float* b, float* y) {
  detail::elementwise<A>(int(n), y, [](auto u, auto v) { return detail::combine<Op>(u, v); }, a, b);
}
template <architecture A, binary Op, class Count> void zip_scalar(Count n, const float* a, float s, float* y) {
  detail::elementwise<A>(int(n), y, [s](auto u) { return detail::combine<Op>(u, decltype(u)(s)); }, a);
}

}  // namespace ikebana::kernels
