// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/math.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

// Not on the way of a call, so that extents are no constants: all layers share it.
template <architecture A>
__attribute__((noinline)) void fold_statistics(int n, const float* gamma, const float* beta, const float* mean, const float* variance, float epsilon, float* factors, float* shifts) {
  for (int i = 0; i < n; ++i) {
    factors[i] = (gamma ? gamma[i] : 1.f) / math::sqrt(variance[i] + epsilon);
    shifts[i] = (beta ? beta[i] : 0.f) - mean[i] * factors[i];
  }
}

template <architecture A, int Channels, class Outer, class Inner>
void normalize(Outer outer, Inner inner, const float* x, const float* gamma, const float* beta, const float* mean, const float* variance,
               float epsilon, float* y) {
  const int rows = outer, length = inner;
  constexpr int block = std::min(Channels, 1024);
  alignas(64) float scale[block], shift[block];
  for (int from = 0; from < Channels; from += block) {
    const int many = std::min(block, Channels - from);
    detail::elementwise<A>(many, scale, [epsilon](auto v) { return decltype(v)(1.f) / math::sqrt(v + decltype(v)(epsilon)); }, variance + from);
    if (gamma) detail::elementwise<A>(many, scale, [](auto u, auto v) { return u * v; }, scale, gamma + from);
    if (beta) std::copy_n(beta + from, many, shift);
    else std::fill_n(shift, many, 0.f);
    for (int r = 0; r < rows; ++r) {
      const std::ptrdiff_t row = (std::ptrdiff_t(r) * Channels + from) * length;
      if (length == 1) {
        // The mean is subtracted first: folded into the shift it would cancel where it is large.
        const auto affine = [](auto v, auto m, auto s, auto b) { return mad(decltype(v)(v - m), s, b); };
        detail::elementwise<A>(many, y + row, affine, x + row, mean + from, +scale, +shift);
      } else {
        for (int c = 0; c < many; ++c) {
          const std::ptrdiff_t at = row + std::ptrdiff_t(c) * length;
          const auto affine = [m = mean[from + c], s = scale[c], b = shift[c]](auto v) {
            using V = decltype(v);
            return mad(V(v - V(m)), V(s), V(b));
          };
          detail::elementwise<A>(length, y + at, affine, x + at);
        }
      }
    }
  }
}

}  // namespace ikebana::kernels
