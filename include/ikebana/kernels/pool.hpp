// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/reduce.hpp>
#include <ikebana/kernels/taps.hpp>

namespace ikebana::kernels {

namespace detail {
/// What a window reads along one axis: how many cells, and how far apart in memory they are.
struct cells { int count; std::ptrdiff_t step; };

template <architecture A, reduction R, int Channels, int C, int Room> void pool_window(const float* x, cells planes, cells rows, cells columns_in, float* y) {
  using B = batch<A, fit<A>(Channels)>;
  using cut = columns<size<B>, Room>;
  B acc[C];
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = B(neutral<R>);
  for (int k = 0; k < planes.count; ++k)
    for (int i = 0; i < rows.count; ++i) {
      const float* p = x + k * planes.step + i * rows.step;
      for (int j = 0; j < columns_in.count; ++j, p += columns_in.step) {
        IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = fold<R>(acc[c], take_columns<cut, B>(p, c));
      }
    }
  const B number(float(planes.count * rows.count * columns_in.count));
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) {
    if constexpr (R == reduction::average) acc[c] = acc[c] / number;
    put_part<Room>(y + cut::at(c), acc[c]);
  }
}

/// y (od, oh, ow, Channels) of x (d, h, w, Channels); `along(axis, o)` is the first cell of output o along an axis, and how many it reads, `dilation[axis]` apart.
template <architecture A, reduction R, int Channels, class Along>
IKEBANA_INLINE void pool_windows(const int (&outputs)[3], const int (&dilation)[3], int h, int w, const float* x, float* y, Along along) {
  const std::ptrdiff_t column = Channels, row = w * column, plane = h * row;
  for (int oz = 0; oz < outputs[0]; ++oz) {
    const auto [z, nz] = along(constant<0>{}, oz);
    for (int oy = 0; oy < outputs[1]; ++oy) {
      const auto [top, ny] = along(constant<1>{}, oy);
      for (int ox = 0; ox < outputs[2]; ++ox, y += Channels) {
        const auto [left, nx] = along(constant<2>{}, ox);
        const float* from = x + z * plane + top * row + left * column;
        const cells planes{nz, dilation[0] * plane}, rows{ny, dilation[1] * row}, columns_in{nx, dilation[2] * column};
        panels<Channels, fit<A>(Channels), 4>::each([&]<int C, int Room>(int c) { pool_window<A, R, Channels, C, Room>(from + c, planes, rows, columns_in, y + c); });
      }
    }
  }
}
}  // namespace detail

template <architecture A, reduction R, pooling S, class Depth, class Height, class Width> void pool(Depth d, Height h, Width w, const float* x, float* y) {
  const int extents[]{d, h, w};
  constexpr window of[]{S.planes, S.rows, S.columns};
  detail::pool_windows<A, R, S.channels>({of[0].outputs(d), of[1].outputs(h), of[2].outputs(w)}, {of[0].dilation, of[1].dilation, of[2].dilation}, h, w, x, y,
                                         [&]<int Axis>(constant<Axis>, int o) __attribute__((always_inline)) {
    const int at = o * of[Axis].stride - of[Axis].before(extents[Axis]);
    const taps inside = taps_inside(of[Axis], at, extents[Axis]);
    return taps{at + inside.from * of[Axis].dilation, inside.to - inside.from};
  });
}

template <architecture A, reduction R, adaptive S, class Depth, class Height, class Width> void adaptive_pool(Depth d, Height h, Width w, const float* x, float* y) {
  const int extents[]{d, h, w};
  constexpr int outputs[]{S.planes, S.rows, S.columns};
  detail::pool_windows<A, R, S.channels>(outputs, {1, 1, 1}, h, w, x, y, [&]<int Axis>(constant<Axis>, int o) __attribute__((always_inline)) {
    const long long n = extents[Axis];
    const int from = int(o * n / outputs[Axis]), to = int(((o + 1) * n + outputs[Axis] - 1) / outputs[Axis]);
    return taps{from, to - from};
  });
}

}  // namespace ikebana::kernels
