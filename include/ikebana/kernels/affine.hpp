// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

template <architecture A, int Channels> void complete_affine(float* packed) {
  constexpr int period = affine_period(Channels);
  for (int k = 0; k < 3; ++k)
    for (int i = Channels; i < period; ++i) packed[k * period + i] = packed[k * period + i - Channels];
}

template <architecture A, int Channels, class Outer, class Inner> void affine(Outer outer, Inner inner, const float* packed, const float* x, float* y) {
  constexpr int period = affine_period(Channels);
  const float *const center = packed, *const factor = center + period, *const shift = factor + period;
  if (int(inner) == 1) {
    const std::ptrdiff_t n = std::ptrdiff_t(outer) * Channels;
    for (std::ptrdiff_t i = 0; i < n; i += period)
      detail::elementwise<A>(int(std::min<std::ptrdiff_t>(period, n - i)), y + i,
                             [](auto v, auto m, auto f, auto s) { return mad(decltype(v)(v - m), f, s); }, x + i, center, factor, shift);
    return;
  }
  for (std::ptrdiff_t r = 0; r < int(outer); ++r)
    for (int c = 0; c < Channels; ++c) {
      const std::ptrdiff_t at = (r * Channels + c) * int(inner);
      detail::elementwise<A>(int(inner), y + at,
                             [m = center[c], f = factor[c], s = shift[c]](auto v) {
                               using V = decltype(v);
                               return mad(V(v - V(m)), V(f), V(s));
                             },
                             x + at);
    }
}

}  // namespace ikebana::kernels
