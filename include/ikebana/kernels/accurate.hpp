// SPDX-License-Identifier: BSL-1.0
// Functions in double, rounded once: within 1 ulp everywhere, several times slower.
#pragma once
#include <ikebana/kernels/math.hpp>

namespace ikebana::kernels::math::accurate {

namespace detail {
/// f of each lane, in double.
template <class V, class F> IKEBANA_INLINE constexpr V in_double(V x, F f) {
  if constexpr (scalar<V>) return V(f(double(x)));
  else {
    alignas(64) float lanes[std::size_t(size<V>)];
    x.store_aligned(lanes);
    for (float& lane : lanes) lane = float(f(double(lane)));
    return V::load_aligned(lanes);
  }
}
// NaN stays where the argument is the second operand.
template <class D> IKEBANA_INLINE constexpr D within(D bound, D x) {
  const D below = bound < x ? bound : x;
  return -bound > below ? -bound : below;
}
template <class D, std::size_t N> IKEBANA_INLINE constexpr D polynomial(D x, const double (&c)[N]) {
  D y = c[N - 1];
  IKEBANA_UNROLL for (std::size_t i = N - 1; i > 0; --i) y = y * x + c[i - 1];
  return y;
}
/// exp(x) - 1 for |x| < 700: Taylor's series of the remainder r of x = n ln 2 + r, and the power of two.
template <class D> IKEBANA_INLINE constexpr D expm1(D x) {
  constexpr double rounder = 6755399441055744.;  // 1.5 * 2^52
  const D n = (x * 1.4426950408889634 + rounder) - rounder, r = (x - n * .693147180369123816490) - n * 1.90821492927058770002e-10;
  const D p = r * detail::polynomial(r, {1, 1. / 2, 1. / 6, 1. / 24, 1. / 120, 1. / 720, 1. / 5040, 1. / 40320, 1. / 362880, 1. / 3628800});
  const D power = std::bit_cast<D>((std::bit_cast<std::int64_t>(n + rounder) - std::bit_cast<std::int64_t>(rounder - 1023)) << 52);
  return p * power + (power - 1);
}
}  // namespace detail

template <class V> IKEBANA_INLINE constexpr V tanh(V x0) {
  return detail::in_double(x0, [](auto x) __attribute__((always_inline)) {
    const auto e = detail::expm1(2 * detail::within(20., x));
    return e / (e + 2);
  });
}
template <class V> IKEBANA_INLINE constexpr V sigmoid(V x0) {
  return detail::in_double(x0, [](auto x) __attribute__((always_inline)) { return 1 / (detail::expm1(detail::within(110., -x)) + 2); });
}
/// erf(x) / x is a polynomial of x^2 - 8 up to where erf is 1.
template <class V> IKEBANA_INLINE constexpr V erf(V x0) {
  return detail::in_double(x0, [](auto x1) __attribute__((always_inline)) {
    const auto x = detail::within(4., x1);
    return x * detail::polynomial(x * x * .125 - 1, {.35353099561883206, -.17657623587308971, .13167512178025112, -.10771028937913296, .090208834048894682,
                                                     -.074730536100683045, .059888935447312622, -.045744001720242865, .03304758578479209,
                                                     -.022563597734113611, .014397568223525925, -.0083820740839882987, .0047468293711926879,
                                                     -.0029118390606618057, .0014380182620698182, -.00032430254428618345, .00015834105477551924,
                                                     -.00024670883416547443, 9.7352002921979877e-05});
  });
}

}  // namespace ikebana::kernels::math::accurate
