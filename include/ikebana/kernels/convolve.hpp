// SPDX-License-Identifier: BSL-1.0
// Convolution: which of the kernels does it.
#pragma once
#include <ikebana/kernels/convolve_groups.hpp>
#include <ikebana/kernels/convolve_panels.hpp>
#include <ikebana/kernels/gemm.hpp>

namespace ikebana::kernels {

namespace detail {
/// An extent as a template argument: 0 where only the call knows it.
template <class Extent> inline constexpr int known = 0;
template <int N> inline constexpr int known<constant<N>> = N;
}  // namespace detail

template <architecture A, convolution S> void pack_convolution(const float* kernel, const float* scale, float* packed) {
  if constexpr (S.by_group()) detail::pack_panels<A, S>(kernel, scale, packed);
  else detail::pack_groups<A, S>(kernel, scale, packed);
}

template <architecture A, auto Act, convolution S, pooling P, int Row, class Height, class Width, class Part>
void convolve(Height h, Width w, const float* x, const float* packed, const float* bias, float* y, Part part) {
  constexpr int height = detail::known<Height>, width = detail::known<Width>;
  static_assert(P.rows == window{P.rows.size, P.rows.size} && P.columns == window{P.columns.size, P.columns.size});
  if constexpr (S.pointwise() && P.rows.size * P.columns.size == 1) {
    // Pixels are rows of a matrix; where they end does not matter.
    const int pixels = int(h) * int(w), from = share(part, pixels), to = share(part, pixels, 1);
    constexpr int known = std::is_same_v<Part, whole> ? height * width : 0;
    detail::panel_convolution<A, Act, S, P, Row, 1, known>::run(1, to - from, x + std::ptrdiff_t(from) * S.in, packed, bias, y + std::ptrdiff_t(from) * Row, whole{});
  } else if constexpr (S.by_group()) {
    detail::panel_convolution<A, Act, S, P, Row, height, width>::run(h, w, x, packed, bias, y, part);
  } else {
    detail::group_convolution<A, Act, S, P, Row, width>::run(h, w, x, packed, bias, y, part);
  }
}

}  // namespace ikebana::kernels
