// SPDX-License-Identifier: BSL-1.0
// One branch-free source for float and for batches: a batch has in each lane the bits that the float function gives,
// where `mad` fuses in both or in neither. The polynomials
// and quotients are our own fits, in relative error, of the functions named beside them. Not for -ffast-math: rounding by 1.5 * 2^23.
#pragma once
#include <limits>

#include <ikebana/kernels/simd.hpp>

namespace ikebana::kernels::math {

namespace detail {
template <class V, class... C> IKEBANA_INLINE constexpr V polynomial(V x, float first, C... rest) {
  if constexpr (sizeof...(C) == 0) return V(first);
  else return mad(detail::polynomial(x, rest...), x, V(first));
}
inline constexpr float rounder = 12582912.f;  // 1.5 * 2^23
/// 2^n of an integral n in [-126, 127].
template <class V> IKEBANA_INLINE constexpr V power_of_two(V n) {
  return as_floats<V>(typename bits<V>::type((as_bits(n + V(rounder)) - as_bits(V(rounder - 127.f))) << 23));
}
template <class V> struct reduced { V n, r; };
/// x = n ln 2 + r, |r| <= ln 2 / 2.
template <class V> IKEBANA_INLINE constexpr reduced<V> reduce_by_ln2(V x) {
  const V n = mad(x, V(1.44269504f), V(rounder)) - V(rounder);
  return {n, mad(n, V(2.12194440e-4f), mad(n, V(-.693359375f), x))};
}
/// exp(r) - 1 for |r| <= ln 2 / 2.
template <class V> IKEBANA_INLINE constexpr V expm1_near_zero(V r) {
  const V p = polynomial(r, .5f, .16666666f, .04166636f, .008333389f, .0013940737f, .00019845846f);
  return mad(r * r, p, r);
}
/// exp for arguments clamped to where the result is a normal number: [-87.3, 88.3].
template <class V> IKEBANA_INLINE constexpr V normal_exp(V x) {
  const auto [n, r] = reduce_by_ln2(most(V(-87.3f), least(V(88.3f), x)));
  return (V(1.f) + expm1_near_zero(r)) * power_of_two(n);
}
}  // namespace detail

template <class V> IKEBANA_INLINE constexpr V abs(V x) {
  if constexpr (scalar<V>) return as_floats<V>(as_bits(x) & 0x7fffffff);
  else return xsimd::abs(x);
}
/// NaN where either is. Not `a != a`: xsimd 8.1's is false for NaN with AVX-512.
template <class V> IKEBANA_INLINE constexpr V max(V a, V b) { return choose<V>(a == a, most(a, b), a); }
template <class V> IKEBANA_INLINE constexpr V min(V a, V b) { return choose<V>(a == a, least(a, b), a); }
template <class V> IKEBANA_INLINE constexpr V at_least(float bound, V x) { return most(V(bound), x); }
template <class V> IKEBANA_INLINE constexpr V at_most(float bound, V x) { return least(V(bound), x); }
template <class V> IKEBANA_INLINE constexpr V select_positive(V x, V positive, V otherwise) { return choose<V>(x > V(0.f), positive, otherwise); }

template <class V> IKEBANA_INLINE constexpr V sqrt(V x) {
  if constexpr (!scalar<V>) return xsimd::sqrt(x);
  else {
    if (!std::is_constant_evaluated()) return __builtin_sqrtf(x);
    if (!(x > 0) || x > std::numeric_limits<float>::max()) return x < 0 ? std::numeric_limits<float>::quiet_NaN() : x;
    double r = x > 1 ? double(x) : 1.0;
    for (double next = (r + x / r) / 2; next < r; next = (r + x / r) / 2) r = next;
    return float(r);
  }
}

/// At most 2 ulp, subnormal results, 0 and infinity included.
template <class V> IKEBANA_INLINE constexpr V exp(V x) {
  const auto [n, r] = detail::reduce_by_ln2(most(V(-104.5f), least(V(89.f), x)));
  const V half = mad(n, V(.5f), V(detail::rounder)) - V(detail::rounder);
  return (V(1.f) + detail::expm1_near_zero(r)) * detail::power_of_two(half) * detail::power_of_two(n - half);
}

/// At most 3 ulp.
template <class V> IKEBANA_INLINE constexpr V expm1(V x) {
  const auto [n, r] = detail::reduce_by_ln2(most(V(-18.f), least(V(89.f), x)));
  const V half = mad(n, V(.5f), V(detail::rounder)) - V(detail::rounder), a = detail::power_of_two(half), b = detail::power_of_two(n - half);
  // 2^128 is no float: (2^n - 1) is taken before the last doubling, at 2^(n - 1).
  const V top = a * (b * V(.5f));
  const V y = V(2.f) * mad(detail::expm1_near_zero(r), top, top - V(.5f));
  return choose<V>(math::abs(x) < V(1e-7f), x, y);
}

/// At most 3 ulp for x > 0; -infinity at 0, NaN below.
template <class V> IKEBANA_INLINE constexpr V log(V x0) {
  using I = typename bits<V>::type;
  const auto tiny = x0 < V(1.17549435e-38f);
  const V x = choose<V>(tiny, x0 * V(8388608.f), x0);
  // The mantissa in [sqrt(1/2), sqrt(2)): 0x3f3504f3 are the bits of sqrt(1/2).
  const I shifted = I(as_bits(x) - I(0x3f3504f3)), e = I(shifted >> 23), m = I((shifted & I(0x007fffff)) + I(0x3f3504f3));
  const V n = as_floats<V>(I(e + as_bits(V(detail::rounder)))) - choose<V>(tiny, V(detail::rounder + 23.f), V(detail::rounder));
  const V f = as_floats<V>(m) - V(1.f), f2 = f * f;
  const V p = detail::polynomial(f, .33333331f, -.25000823f, .20001227f, -.16623355f, .14201762f, -.13160211f, .12761584f, -.076344408f);
  // No sum of two products: the compiler would choose which one to round.
  V y = mad(n, V(.693359375f), mad(f2, mad(f, p, V(-.5f)), mad(n, V(-2.12194440e-4f), f)));
  constexpr float infinity = std::numeric_limits<float>::infinity();
  y = choose<V>(x0 < V(infinity), y, x0);
  return choose<V>(x0 > V(0.f), y, choose<V>(x0 < V(0.f), V(std::numeric_limits<float>::quiet_NaN()), choose<V>(x0 == x0, V(-infinity), x0)));
}

/// At most 4 ulp for x > -1.
template <class V> IKEBANA_INLINE constexpr V log1p(V x) {
  const V u = V(1.f) + x;
  const V lost = choose<V>(x < V(1.f), x - (u - V(1.f)), V(1.f) - (u - x));
  return choose<V>(x < V(std::numeric_limits<float>::infinity()), math::log(u) + lost / most(V(1e-10f), u), x);
}

namespace detail {
/// x p(x^2) / q(x^2), for x clamped to where it is 1, or a few ulp more; no relative accuracy where x^2 vanishes. The terms in pairs: recurrent layers
/// wait for it twice a step.
template <class V> IKEBANA_INLINE constexpr V quick_tanh(V x0) {
  const V x = most(V(-9.2f), least(V(9.2f), x0)), y = x * x, y2 = y * y;
  const V p01 = mad(y, V(.13679901f), V(1.f)), p23 = mad(y, V(2.8007065e-05f), V(.0038683095f)), p45 = mad(y, V(-1.2201e-11f), V(3.0583987e-08f));
  const V q01 = mad(y, V(.47013232f), V(1.f)), q23 = mad(y, V(.00039385981f), V(.027245773f));
  return x * mad(y2, mad(y2, p45, p23), p01) / mad(y2, mad(y2, V(1.2873379e-06f), q23), q01);
}
}  // namespace detail
/// At most 6 ulp.
template <class V> IKEBANA_INLINE constexpr V tanh(V x) {
  return choose<V>(math::abs(x) < V(4e-4f), x, most(V(-1.f), least(V(1.f), detail::quick_tanh(x))));
}

/// Absolute error 2e-7, relative 3 ulp down to x = -87.
template <class V> IKEBANA_INLINE constexpr V sigmoid(V x) { return V(1.f) / (V(1.f) + detail::normal_exp(V(0.f) - x)); }

/// At most 8 ulp; 1 from 4.2 on, as gelu of a large number needs it: there the quotient is more, and is cut.
template <class V> IKEBANA_INLINE constexpr V erf(V x0) {
  const V x = most(V(-4.2f), least(V(4.2f), x0)), y = x * x;
  const V p = detail::polynomial(y, 1.1283791f, .19154558f, .052874387f, .0038078478f, .00028466247f, 2.0257062e-06f);
  const V q = detail::polynomial(y, 1.f, .50308549f, .11455728f, .015054469f, .0011706162f, 3.782838e-05f);
  return most(V(-1.f), least(V(1.f), x * (p / q)));
}

}  // namespace ikebana::kernels::math
