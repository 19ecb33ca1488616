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

/// Every plane of outputs, in `apart` floats from one to the next, their rows in `row`.
template <architecture A, auto Act, convolution S, int Row, class Depth, class Height, class Width, class Part>
void each_plane(Depth d, Height h, Width w, const float* x, const float* packed, const float* bias, float* y, std::ptrdiff_t row, std::ptrdiff_t apart, const Part& part) {
  using by_panels = panel_convolution<A, Act, S, pooling{}, Row, known<Height>, known<Width>>;
  constexpr int rows_known = known<Height>, columns_known = known<Width>;
  if constexpr ((rows_known == 0 || S.rows.outputs(rows_known) > 0) && (columns_known == 0 || S.columns.outputs(columns_known) > 0)) {
  const int planes = S.planes.outputs(d);
  const std::ptrdiff_t size = std::ptrdiff_t(h) * w * S.in;
  const auto plane = [&](int oz, const auto& rows) {
    const int iz = oz * S.planes.stride - S.planes.before(d);
    if constexpr (S.by_group()) by_panels::run({x + iz * size, y + oz * apart, h, w, true, taps_inside(S.planes, iz, d), row}, packed, bias, rows);
    else group_convolution<A, Act, S, pooling{}, Row, known<Width>>::run(h, w, x + iz * size, packed, bias, y + oz * apart, rows);  // of one plane
  };
  // Planes are shared among threads where there are enough, else the rows of each.
  if (planes >= 2 * part.count)
    for (int oz = share(part, planes), end = share(part, planes, 1); oz < end; ++oz) plane(oz, whole{});
  else
    for (int oz = 0; oz < planes; ++oz) plane(oz, part);
  }
}
}  // namespace detail

template <architecture A, convolution S> void pack_convolution(const float* kernel, const float* scale, float* packed) {
  if constexpr (S.by_group()) detail::pack_panels<A, S>(kernel, scale, packed);
  else detail::pack_groups<A>(S.groups, detail::groups_room<S>, S.filters / S.groups, S.cells() * (S.in / S.groups), {kernel, S.filters, 1, scale}, packed);
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

template <architecture A, auto Act, convolution S, int Row, class Depth, class Height, class Width, class Part>
void convolve_planes(Depth d, Height h, Width w, const float* x, const float* packed, const float* bias, float* y, Part part) {
  if constexpr (S.pointwise()) {
    convolve<A, Act, S, pooling{}, Row>(int(d) * int(h), w, x, packed, bias, y, part);
  } else {
    const std::ptrdiff_t row = std::ptrdiff_t(S.columns.outputs(w)) * Row;
    detail::each_plane<A, Act, S, Row>(d, h, w, x, packed, bias, y, row, row * S.rows.outputs(h), part);
  }
}

}  // namespace ikebana::kernels
