// SPDX-License-Identifier: BSL-1.0
// Transposed convolution: nothing is scattered. The outputs that lie a stride apart are an ordinary convolution, whose weights are a part of the kernel, in reverse.
#pragma once
#include <ikebana/kernels/convolve.hpp>

namespace ikebana::kernels {

namespace detail {

/// The outputs from a first one on, along one axis, that are computed alike.
struct alike { int first, count; };
/// The runs of those on an axis, and where each begins.
template <transposed_convolution S, stretch Axis> struct runs_of {
  static constexpr int count = [] {
    int n = 0;
    for (int o = 0; o < Axis.stride; o += S.alike(Axis, o)) ++n;
    return n;
  }();
  static constexpr alike at(int run) {
    int o = 0;
    for (int r = 0; r < run; ++r) o += S.alike(Axis, o);
    return {o, S.alike(Axis, o)};
  }
};

/// What the outputs of three runs have in common.
template <transposed_convolution S, alike Z, alike Y, alike X> struct transposed_part {
  static constexpr int joined = S.joins() ? X.count : 1, apart = S.joins() ? 1 : X.count;  // neighbours in a row: as filters; one after the other
  static constexpr convolution shape = S.at(Z.first, Y.first, X.first, joined);
  static constexpr int block = shape.cells() > 0 ? packed_convolution(shape) : 0, size = block * Z.count * Y.count * apart;
  /// f(z, y, x, the number of their block).
  template <class F> static void each(F f) {
    for (int z = 0, n = 0; z < Z.count; ++z)
      for (int y = 0; y < Y.count; ++y)
        for (int x = 0; x < apart; ++x) f(Z.first + z, Y.first + y, X.first + x, n++);
  }
};
/// f.template operator()<part>() for all parts, in the order of their weights.
template <transposed_convolution S, class F> constexpr void each_transposed_part(F f) {
  using planes = runs_of<S, S.planes>;
  using rows = runs_of<S, S.rows>;
  using columns = runs_of<S, S.columns>;
  [&]<int... I>(std::integer_sequence<int, I...>) {
    (f.template operator()<transposed_part<S, planes::at(I / columns::count / rows::count), rows::at(I / columns::count % rows::count), columns::at(I % columns::count)>>(), ...);
  }(std::make_integer_sequence<int, planes::count * rows::count * columns::count>{});
}

/// The part of Keras' kernel (planes, rows, columns, filters, in) that gives the outputs z, y, x and their joined neighbours.
template <architecture A, transposed_convolution S, class Part> void pack_part(int z, int y, int x, const float* kernel, const float* scale, float* packed) {
  constexpr convolution shape = Part::shape;
  // Step i of the reduction is an input of a cell; cells are in reverse, and every stride-th from the first on.
  constexpr auto cell = [](const stretch& axis, const window& w, int first, int tap) { return first + (w.size - 1 - tap) * axis.stride; };
  const int first_z = S.planes.at(z).first, first_y = S.rows.at(y).first, first_x = S.columns.at(x).first;
  pack<A, shape.filters>(shape.cells() * S.in, [=](int i, int column) {
    const int tap = i / S.in, c = i % S.in, filter = column % S.filters;
    const int kx = cell(S.columns, shape.columns, first_x + column / S.filters, tap % shape.columns.size);
    const int ky = cell(S.rows, shape.rows, first_y, tap / shape.columns.size % shape.rows.size);
    const int kz = cell(S.planes, shape.planes, first_z, tap / shape.columns.size / shape.rows.size);
    const std::ptrdiff_t at = (std::ptrdiff_t(kz) * S.rows.size + ky) * S.columns.size + kx;
    return kernel[(at * S.filters + filter) * S.in + c] * (scale ? scale[filter] : 1.f);
  }, packed);
}

/// Outputs that no cell of the window reaches.
template <architecture A, auto Act, int N> void put_bias(int planes, int rows, int columns, const float* bias, float* y, std::ptrdiff_t plane, std::ptrdiff_t row, std::ptrdiff_t pixel) {
  float value[N];
  map<A, Act>(constant<N>{}, bias, value);
  for (int i = 0; i < planes; ++i)
    for (int j = 0; j < rows; ++j)
      for (int k = 0; k < columns; ++k) std::copy_n(value, N, y + i * plane + j * row + k * pixel);
}

}  // namespace detail

template <architecture A, transposed_convolution S> void pack_transposed(const float* kernel, const float* scale, float* packed) {
  detail::each_transposed_part<S>([&]<class Part>() {
    if constexpr (Part::block > 0)
      Part::each([&](int z, int y, int x, int n) { detail::pack_part<A, S, Part>(z, y, x, kernel, scale, packed + n * Part::block); });
    packed += Part::size;
  });
}

template <architecture A, auto Act, transposed_convolution S, int Row, class Depth, class Height, class Width, class Part>
void convolve_transposed(Depth d, Height h, Width w, const float* x, const float* packed, const float* bias, float* y, Part part) {
  static_assert(!S.joins() || Row == S.filters);
  const std::ptrdiff_t row = std::ptrdiff_t(S.columns.outputs(w)) * Row, plane = row * S.rows.outputs(h);
  detail::each_transposed_part<S>([&]<class Of>() {
    constexpr convolution shape = Of::shape;
    constexpr int pixel = S.columns.stride * Row;
    Of::each([&](int oz, int oy, int ox, int n) {
      float* const to = y + oz * plane + oy * row + std::ptrdiff_t(ox) * Row;
      if constexpr (Of::block > 0) {
        detail::each_plane<A, Act, shape, pixel>(d, h, w, x, packed + n * Of::block, bias, to, row * S.rows.stride, plane * S.planes.stride, part);
      } else if (part.index == 0) {
        const auto left = [](const stretch& axis, int extent, int from) { return (axis.outputs(extent) - from + axis.stride - 1) / axis.stride; };
        detail::put_bias<A, Act, shape.filters>(left(S.planes, d, oz), left(S.rows, h, oy), left(S.columns, w, ox), bias, to, plane * S.planes.stride, row * S.rows.stride, pixel);
      }
    });
    packed += Of::size;
  });
}

}  // namespace ikebana::kernels
