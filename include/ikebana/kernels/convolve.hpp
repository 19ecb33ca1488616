// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/gemm.hpp>
#include <ikebana/kernels/taps.hpp>

namespace ikebana::kernels {

namespace detail {

/// Whether filters of a group fill vectors; otherwise the lanes are filters of several groups (depthwise among them).
template <convolution S> inline constexpr bool by_group = S.groups == 1 || S.filters / S.groups >= 4;

/// One group's image, as a tile sees it: x and y at the group's first channel, w and bias at the panel's first column.
struct convolved {
  const float *x, *w, *bias;
  float* y;
  int width;
};

/// R pixels of a row x C vectors of filters. The taps are rows `ky` and columns `kx`; the first pixel's tap (0, 0) is at (iy, ix) of the
/// image, which may lie in the padding. Whole: no column of the window is in the padding, for any of the pixels.
template <architecture A, auto Act, convolution S, int R, int C, int Room, bool Whole>
void convolve_tile(const convolved& at, int iy, int ix, taps ky, taps kx, float* y) {
  constexpr int in = S.in / S.groups, filters = S.filters, across = S.columns.stride * S.in;
  using B = typename tiling<A, S.filters / S.groups>::type;
  using cut = columns<size<B>, Room>;
  B b[C], acc[R * C];
  start<cut>(b, at.bias);
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i] = b[i % C];
  for (int i = ky.from; i < ky.to; ++i) {
    const std::ptrdiff_t row = std::ptrdiff_t(iy + i * S.rows.dilation) * at.width;
    const float* w = at.w + std::ptrdiff_t(i) * S.columns.size * in * filters;
    if constexpr (Whole && S.columns.dilation == 1 && S.groups == 1) {
      accumulate<R, C, across, filters, cut>(acc, at.x + (row + ix) * S.in, w, S.columns.size * in);
    } else {
      const int from = Whole ? 0 : kx.from, to = Whole ? S.columns.size : kx.to;
      for (int j = from; j < to; ++j)
        accumulate<R, C, across, filters, cut>(acc, at.x + (row + ix + j * S.columns.dilation) * S.in, w + std::ptrdiff_t(j) * in * filters, in);
    }
  }
  finish<Act, R, C, filters, cut>(acc, y);
}

/// The same where the lanes are filters of several groups: each lane reads its own channels.
template <architecture A, auto Act, convolution S, int R, int C, int Room, bool Whole>
void convolve_lanes(const convolved& at, int column, int iy, int ix, taps ky, taps kx, float* y) {
  constexpr int in = S.in / S.groups, each = S.filters / S.groups, filters = S.filters, across = S.columns.stride * S.in;
  using B = typename tiling<A, filters>::type;
  using cut = columns<size<B>, Room>;
  constexpr int used = std::min(size<B>, Room);
  B b[C], acc[R * C];
  start<cut>(b, at.bias);
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i] = b[i % C];
  const int from = Whole ? 0 : kx.from, to = Whole ? S.columns.size : kx.to;
  for (int i = ky.from; i < ky.to; ++i)
    for (int j = from; j < to; ++j) {
      const float* x = at.x + (std::ptrdiff_t(iy + i * S.rows.dilation) * at.width + ix + j * S.columns.dilation) * S.in;
      const float* w = at.w + std::ptrdiff_t(i * S.columns.size + j) * in * filters;
      for (int k = 0; k < in; ++k, w += filters)
        IKEBANA_UNROLL for (int c = 0; c < C; ++c) {
          const B v = take_columns<cut, B>(w, c);
          if constexpr (in == 1 && each == 1) {
            IKEBANA_UNROLL for (int r = 0; r < R; ++r) acc[r * C + c] = mad(take_part<Room, B>(x + column + r * across + cut::at(c)), v, acc[r * C + c]);
          } else {
            for (int r = 0; r < R; ++r) {
              alignas(64) float t[size<B>]{};
              for (int l = 0; l < used; ++l) t[l] = x[r * across + (column + cut::at(c) + l) / each * in + k];
              acc[r * C + c] = mad(B::load_aligned(t), v, acc[r * C + c]);
            }
          }
        }
    }
  finish<Act, R, C, filters, cut>(acc, y);
}

/// All panels of columns [from, to) of a row of outputs in tiles of R pixels; with R > 1 all taps are inside and R pixels there are.
template <architecture A, auto Act, convolution S, int R, int Most, bool Whole>
void convolve_pixels(const convolved& at, int iy, taps ky, int from, int to) {
  constexpr int columns_of_weights = by_group<S> ? S.filters / S.groups : S.filters;
  const int before = S.columns.before(at.width);
  panels<columns_of_weights, tiling<A, columns_of_weights>::lanes, Most>::each([&]<int C, int Room>(int column) {
    const convolved panel{at.x, at.w + column, at.bias ? at.bias + column : nullptr, at.y + column, at.width};
    for (int p = from; p < to; p += R) {
      const int pixel = std::min(p, to - R), ix = pixel * S.columns.stride - before;
      const taps kx = Whole ? taps{0, S.columns.size} : taps_inside(S.columns, ix, at.width);
      float* const out = panel.y + std::ptrdiff_t(pixel) * S.filters;
      if constexpr (by_group<S>) convolve_tile<A, Act, S, R, C, Room, Whole>(panel, iy, ix, ky, kx, out);
      else convolve_lanes<A, Act, S, R, C, Room, Whole>(panel, column, iy, ix, ky, kx, out);
    }
  });
}

template <architecture A, auto Act, convolution S> void convolve_row(const convolved& at, int iy, taps ky) {
  using T = tiling<A, by_group<S> ? S.filters / S.groups : S.filters>;
  constexpr int tall = by_group<S> ? T::tall : 4, wide = by_group<S> ? T::wide : std::min(T::vectors, 2);
  const int outputs = S.columns.outputs(at.width);
  const auto [left, right] = outputs_inside(S.columns, at.width);
  if (left > 0) convolve_pixels<A, Act, S, 1, T::single, false>(at, iy, ky, 0, left);
  int done = left;
  if (right - left >= tall) {
    done = left + (right - left) / tall * tall;
    convolve_pixels<A, Act, S, tall, wide, true>(at, iy, ky, left, done);
  }
  if constexpr (tall > 4)
    if (done < right && right - left >= 4) {
      convolve_pixels<A, Act, S, 4, T::middle, true>(at, iy, ky, done, right);
      done = right;
    }
  if (done < outputs) convolve_pixels<A, Act, S, 1, T::single, false>(at, iy, ky, done, outputs);
}

}  // namespace detail

template <architecture A, auto Act, convolution S, class Height, class Width>
void convolve(Height h, Width w, const float* x, const float* kernel, const float* bias, float* y) {
  const int height = h, width = w;
  if constexpr (S.groups == 1 && S.rows.size == 1 && S.columns.size == 1 && S.rows.stride == 1 && S.columns.stride == 1) {
    gemm<A, Act, S.filters, S.in>(height * width, x, kernel, bias, y);
  } else {
    constexpr int groups = detail::by_group<S> ? S.groups : 1, each = S.filters / groups;
    const int outputs = S.rows.outputs(height), before = S.rows.before(height);
    const std::ptrdiff_t row = std::ptrdiff_t(S.columns.outputs(width)) * S.filters;
    for (int g = 0; g < groups; ++g)
      for (int oy = 0; oy < outputs; ++oy) {
        const int iy = oy * S.rows.stride - before;
        const detail::convolved at{x + g * (S.in / groups), kernel + g * each, bias ? bias + g * each : nullptr, y + oy * row + g * each, width};
        detail::convolve_row<A, Act, S>(at, iy, taps_inside(S.rows, iy, height));
      }
  }
}

}  // namespace ikebana::kernels
