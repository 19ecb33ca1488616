// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cmath>

#include <ikebana/kernels/micro.hpp>

namespace ikebana::kernels {

namespace detail {
/// The weight of a cell at distance x >= 0, as in jax/_src/image/scale.py.
template <architecture A> double resizing_weight(interpolation how, double x) {
  if (how == interpolation::bilinear) return std::max(0., 1 - x);
  if (how == interpolation::bicubic)  // Keys' kernel, a = -1/2
    return x >= 2 ? 0 : x >= 1 ? ((-.5 * x + 2.5) * x - 4) * x + 2 : ((1.5 * x - 2.5) * x) * x + 1;
  constexpr double pi = 3.14159265358979323846;
  const double radius = resizing_radius(how);
  return x > radius ? 0 : x > 1e-3 ? radius * std::sin(pi * x) * std::sin(pi * x / radius) / (pi * pi * x * x) : 1;
}
/// The cells that make one output, of which some may lie outside the input.
struct resized_from { double at, scale; int first, end; };
template <architecture A> resized_from resized_cells(interpolation how, bool antialias, const resizing_axis& axis, int output) {
  const double step = double(axis.cells) / axis.outputs;
  if (how == interpolation::nearest || axis.cells == axis.outputs) {
    // in float, as JAX computes it whatever its precision
    const int cell = how == interpolation::nearest ? int(std::floor((float(output) + .5f) * float(axis.cells) / float(axis.outputs))) : output;
    return {double(cell), 0, std::clamp(cell, 0, axis.cells - 1), std::clamp(cell, 0, axis.cells - 1) + 1};
  }
  const double at = (output + .5) * step - .5, scale = antialias ? std::max(step, 1.) : 1, reach = resizing_radius(how) * scale;
  const int first = int(std::floor(at - reach)) + 1, end = first + int(std::ceil(2 * reach));
  return {at, scale, std::clamp(first, 0, axis.cells - 1), std::clamp(end, 1, axis.cells)};
}
/// A row a output: the first cell of the input that it reads, what cells outside give, and the weights.
template <architecture A> void resizing_table(const resizing& s, const resizing_axis& axis, float* table) {
  const int taps = s.taps(axis);
  for (int o = 0; o < axis.outputs; ++o, table += taps + 2) {
    const resized_from from = resized_cells<A>(s.how, s.antialias, axis, o);
    const auto weight = [&](int cell) { return from.scale == 0 ? 1. : resizing_weight<A>(s.how, std::abs(from.at - cell) / from.scale); };
    double total = 0, inside = 0;
    for (int c = from.first; c < from.end; ++c) total += weight(c);
    const int start = std::clamp(from.first + axis.first, 0, axis.inputs - taps);
    for (int k = 0; k < taps; ++k) {
      const int cell = start + k - axis.first;
      const double w = cell < from.first || cell >= from.end || total == 0 ? 0 : weight(cell) / total;
      inside += w;
      table[2 + k] = float(w);
    }
    table[0] = float(start);
    table[1] = axis.cells == axis.inputs ? 0.f : float(double(s.fill) * (1 - inside));
  }
}
/// y[i] = more + sum of w[k] * x[k * row + i]
template <architecture A> void weigh_rows(int n, int taps, const float* w, float more, const float* x, std::ptrdiff_t row, float* y) {
  using B = batch<A>;
  constexpr int lanes = size<B>;
  const auto sum = [&](auto take_at) {
    B acc(more);
    for (int k = 0; k < taps; ++k) acc = mad(B(w[k]), take_at(x + k * row), acc);
    return acc;
  };
  if (n < lanes) return put_some(y, sum([n](const float* p) { return take_some<B>(p, n); }), n);
  for (int i = 0; i < n; i += lanes) {
    const int at = std::min(i, n - lanes);
    put(y + at, sum([at](const float* p) { return take<B>(p + at); }));
  }
}
template <architecture A, int Channels, int C, int Room> IKEBANA_INLINE void weigh_pixels(int taps, const float* w, float more, const float* x, float* y) {
  using B = batch<A, fit<A>(Channels)>;
  using cut = columns<size<B>, Room>;
  B acc[C];
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = B(more);
  for (int k = 0; k < taps; ++k) {
    IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = mad(B(w[k]), take_columns<cut, B>(x + std::ptrdiff_t(k) * Channels, c), acc[c]);
  }
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) put_part<Room>(y + cut::at(c), acc[c]);
}
}  // namespace detail

template <architecture A> void prepare_resizing(const resizing& s, float* scratch) {
  detail::resizing_table<A>(s, s.rows, scratch);
  detail::resizing_table<A>(s, s.columns, scratch + s.table(s.rows));
}

template <architecture A, int Channels> void resize(const resizing& s, float* scratch, const float* x, float* y) {
  const int down = s.taps(s.rows), across = s.taps(s.columns), width = s.columns.inputs * Channels;
  const float *const rows = scratch, *const columns_at = rows + s.table(s.rows);
  float* const row = scratch + s.table(s.rows) + s.table(s.columns);
  for (int oy = 0; oy < s.rows.outputs; ++oy) {
    const float* of = rows + std::ptrdiff_t(oy) * (down + 2);
    detail::weigh_rows<A>(width, down, of + 2, of[1], x + std::ptrdiff_t(of[0]) * width, width, row);
    const float* at = columns_at;
    for (int ox = 0; ox < s.columns.outputs; ++ox, at += across + 2, y += Channels) {
      const float* from = row + std::ptrdiff_t(at[0]) * Channels;
      if constexpr (Channels == 1) {
        float sum = at[1];
        for (int k = 0; k < across; ++k) sum = mad(at[2 + k], from[k], sum);
        *y = sum;
      } else {
        panels<Channels, fit<A>(Channels), 4>::each(
            [&]<int C, int Room>(int c) { detail::weigh_pixels<A, Channels, C, Room>(across, at + 2, at[1], from + c, y + c); });
      }
    }
  }
}

}  // namespace ikebana::kernels
