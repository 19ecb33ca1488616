// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/reduce.hpp>
#include <ikebana/kernels/taps.hpp>

namespace ikebana::kernels {

namespace detail {
template <architecture A, reduction R, pooling S, int C, int Room>
void pool_pixel(const float* x, int width, int iy, int ix, taps ky, taps kx, float* y) {
  using B = batch<A, fit<A>(S.channels)>;
  using cut = columns<size<B>, Room>;
  B acc[C];
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = B(neutral<R>);
  for (int i = ky.from; i < ky.to; ++i)
    for (int j = kx.from; j < kx.to; ++j) {
      const float* p = x + (std::ptrdiff_t(iy + i * S.rows.dilation) * width + ix + j * S.columns.dilation) * S.channels;
      IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = fold<R>(acc[c], take_columns<cut, B>(p, c));
    }
  const B cells(float((ky.to - ky.from) * (kx.to - kx.from)));
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) {
    if constexpr (R == reduction::average) acc[c] = acc[c] / cells;
    put_part<Room>(y + cut::at(c), acc[c]);
  }
}
}  // namespace detail

template <architecture A, reduction R, pooling S, class Height, class Width> void pool(Height h, Width w, const float* x, float* y) {
  const int height = h, width = w, rows = S.rows.outputs(height), columns_out = S.columns.outputs(width);
  for (int oy = 0; oy < rows; ++oy) {
    const int iy = oy * S.rows.stride - S.rows.before(height);
    const taps ky = taps_inside(S.rows, iy, height);
    for (int ox = 0; ox < columns_out; ++ox) {
      const int ix = ox * S.columns.stride - S.columns.before(width);
      const taps kx = taps_inside(S.columns, ix, width);
      float* to = y + (std::ptrdiff_t(oy) * columns_out + ox) * S.channels;
      panels<S.channels, fit<A>(S.channels), 4>::each([&]<int C, int Room>(int column) {
        detail::pool_pixel<A, R, S, C, Room>(x + column, width, iy, ix, ky, kx, to + column);
      });
    }
  }
}

}  // namespace ikebana::kernels
