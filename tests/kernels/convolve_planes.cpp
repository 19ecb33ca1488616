// SPDX-License-Identifier: BSL-1.0
// Convolutions of several planes, and transposed ones, against their definitions in double.
#include "convolution.hpp"

namespace {
using namespace reference_convolution;
using ikebana::stretch;
using k::transposed_convolution;

template <auto Act, convolution S, class Depth, class Height, class Width> void check_planes(Depth d, Height h, Width w) {
  constexpr int each_in = S.in / S.groups, each_out = S.filters / S.groups;
  const int depth = d, height = h, width = w;
  const axis planes(S.planes, depth), rows(S.rows, height), columns(S.columns, width);
  const floats x = random_floats(depth * height * width * S.in);
  const weights<S> has(depth % 2 == 0);
  floats y = unwritten(planes.outputs * rows.outputs * columns.outputs * S.filters);
  k::convolve_planes<here, Act, S>(d, h, w, x.data(), has.packed, has.packed_bias, y.data());
  doubles want;
  for (int oz = 0; oz < planes.outputs; ++oz)
    for (int oy = 0; oy < rows.outputs; ++oy)
      for (int ox = 0; ox < columns.outputs; ++ox)
        for (int f = 0; f < S.filters; ++f) {
          double s = at(has.bias, f);
          for (int e = 0; e < S.planes.size; ++e)
            for (int i = 0; i < S.rows.size; ++i)
              for (int j = 0; j < S.columns.size; ++j)
                for (int c = 0; c < each_in; ++c) {
                  const int iz = oz * S.planes.stride - planes.before + e * S.planes.dilation;
                  const int iy = oy * S.rows.stride - rows.before + i * S.rows.dilation, ix = ox * S.columns.stride - columns.before + j * S.columns.dilation;
                  if (iz < 0 || iz >= depth || iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
                  s += double(at(x, ((iz * height + iy) * width + ix) * S.in + f / each_out * each_in + c)) *
                       at(has.kernel, (((e * S.rows.size + i) * S.columns.size + j) * each_in + c) * S.filters + f);
                }
          want.push_back(Act.exactly(s));
        }
  INFO("x (" << depth << ", " << height << ", " << width << ", " << S.in << ") -> " << S.filters << ", planes " << S.planes.size << "/" << S.planes.stride);
  REQUIRE(!want.empty());
  CHECK(error(y, want) <= bound);
}
template <auto Act, convolution S> void volumes() {
  for (const int d : {3, 4, 7})
    for (const int h : {3, 6})
      for (const int w : {3, 4, 9, 17}) check_planes<Act, S>(d, h, w);
}

/// Keras' rule said again: the input spread over a grid, `left` cells cut off at the start of what all windows cover.
struct stretched {
  int outputs, left;
  stretched(const stretch& s, int n) {
    const int reach = (s.size - 1) * s.dilation + 1;
    if (s.pad == valid) {
      outputs = (n - 1) * s.stride + (s.output_padding < 0 ? std::max(reach, s.stride) : reach + s.output_padding);
      left = 0;
    } else {
      outputs = s.output_padding < 0 ? n * s.stride : (n - 1) * s.stride + reach % 2 + s.output_padding;
      const int pad = s.output_padding < 0 ? s.stride + reach - 2 : reach + reach % 2 - 2 + s.output_padding;
      left = reach - 1 - std::min((pad + 1) / 2, reach - 1);
    }
  }
};
template <auto Act, transposed_convolution S, int Parts = 1, class Depth, class Height, class Width> void check_transposed(Depth d, Height h, Width w) {
  const int depth = d, height = h, width = w;
  const stretched planes(S.planes, depth), rows(S.rows, height), columns(S.columns, width);
  if (planes.outputs <= 0 || rows.outputs <= 0 || columns.outputs <= 0) return;
  const floats x = random_floats(depth * height * width * S.in);
  floats kernel = random_floats(S.cells() * S.in * S.filters), room = unwritten(k::packed_transposed(S) + 16), bias_room = unwritten(k::transposed_bias(S) + 16);
  const floats scale = random_floats(S.filters), bias = random_floats(S.filters);
  float *const packed = weights<convolution{}>::aligned(room), *const packed_bias = weights<convolution{}>::aligned(bias_room);
  for (int i = 0; i < k::transposed_bias(S); ++i) packed_bias[i] = i < S.filters * (S.joins() ? S.columns.stride : 1) ? at(bias, i % S.filters) : 0.f;
  k::pack_transposed<here, S>(kernel.data(), scale.data(), packed);
  floats y = unwritten(planes.outputs * rows.outputs * columns.outputs * S.filters);
  if constexpr (Parts == 1) k::convolve_transposed<here, Act, S>(d, h, w, x.data(), packed, packed_bias, y.data());
  else
    for (int p = 0; p < Parts; ++p) k::convolve_transposed<here, Act, S>(d, h, w, x.data(), packed, packed_bias, y.data(), k::part{p, Parts});
  doubles want(y.size(), 0);
  const auto place = [](int i, const stretch& s, int tap, int left) { return i * s.stride + tap * s.dilation - left; };
  for (int iz = 0; iz < depth; ++iz)
    for (int iy = 0; iy < height; ++iy)
      for (int ix = 0; ix < width; ++ix)
        for (int t = 0; t < S.cells(); ++t) {
          const int oz = place(iz, S.planes, t / S.columns.size / S.rows.size, planes.left), oy = place(iy, S.rows, t / S.columns.size % S.rows.size, rows.left),
                    ox = place(ix, S.columns, t % S.columns.size, columns.left);
          if (oz < 0 || oz >= planes.outputs || oy < 0 || oy >= rows.outputs || ox < 0 || ox >= columns.outputs) continue;
          for (int f = 0; f < S.filters; ++f)
            for (int c = 0; c < S.in; ++c)
              want[std::size_t(((oz * rows.outputs + oy) * columns.outputs + ox) * S.filters + f)] +=
                  double(at(x, ((iz * height + iy) * width + ix) * S.in + c)) * at(kernel, (t * S.filters + f) * S.in + c) * at(scale, f);
        }
  for (std::size_t i = 0; i < want.size(); ++i) want[i] = Act.exactly(want[i] + at(bias, int(i) % S.filters));
  INFO("x (" << depth << ", " << height << ", " << width << ", " << S.in << ") -> " << S.filters << ", rows " << S.rows.size << "/" << S.rows.stride << "/"
             << S.rows.dilation << ", columns " << S.columns.size << "/" << S.columns.stride << ", output_padding " << S.columns.output_padding);
  CHECK(error(y, want) <= bound);
}
template <auto Act, transposed_convolution S> void spread() {
  for (const int d : {1, 3})
    if (d == 1 || S.planes.size > 1)
      for (const int h : {1, 2, 5})
        for (const int w : {1, 2, 3, 8, 19}) check_transposed<Act, S>(d, h, w);
}
}  // namespace

TEST_CASE("convolve, planes") {
  volumes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}, {3, 1, 1, same}}>();
  volumes<leaky{}, convolution{4, 9, 1, {2, 1, 1, valid}, {3, 2, 1, same}, {3, 2, 1, valid}}>();
  volumes<identity{}, convolution{2, 6, 2, {3, 1, 1, same}, {2, 1, 1, valid}, {2, 1, 2, same}}>();
  volumes<tangent{}, convolution{5, 5, 5, {3, 1, 1, same}, {3, 1, 1, same}, {3, 1, 1, same}}>();
  volumes<leaky{}, convolution{6, 17, 1, {}, {}, {}}>();
  check_planes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}, {3, 1, 1, same}}>(k::constant<4>{}, k::constant<5>{}, k::constant<6>{});
  check_planes<leaky{}, convolution{6, 17, 1, {}, {}, {2}}>(3, k::constant<7>{}, k::constant<19>{});
}
TEST_CASE("convolve, transposed: strides of one") {
  spread<identity{}, transposed_convolution{3, 20, {3, 1, 1, same}, {4, 1, 1, valid}}>();
  spread<leaky{}, transposed_convolution{2, 5, {3, 1, 2, same}, {3, 1, 3, valid}}>();
  spread<leaky{}, transposed_convolution{2, 5, {2, 1, 1, same, 0}, {4, 1, 1, same, 0}}>();
}
TEST_CASE("convolve, transposed: strides") {
  spread<identity{}, transposed_convolution{3, 16, {3, 2, 1, same}, {3, 2, 1, same}}>();
  spread<leaky{}, transposed_convolution{4, 3, {4, 2, 1, same}, {4, 2, 1, same}}>();
  spread<identity{}, transposed_convolution{4, 1, {2, 2, 1, valid}, {2, 2, 1, valid}}>();
  spread<tangent{}, transposed_convolution{2, 33, {5, 3, 1, valid}, {3, 2, 1, valid, 1}}>();
  spread<leaky{}, transposed_convolution{1, 6, {}, {7, 4, 1, same}}>();
}
TEST_CASE("convolve, transposed: windows that do not meet, and paddings that are given") {
  spread<leaky{}, transposed_convolution{3, 4, {2, 3, 1, valid}, {1, 2, 1, valid}}>();
  spread<leaky{}, transposed_convolution{3, 16, {1, 3, 1, same}, {2, 4, 1, same, 3}}>();
  spread<identity{}, transposed_convolution{3, 5, {2, 2, 1, same, 0}, {4, 2, 1, same, 1}}>();
  spread<identity{}, transposed_convolution{3, 5, {3, 2, 1, same, 1}, {5, 3, 1, same, 0}}>();
}
TEST_CASE("convolve, transposed: static extents, and in parts") {
  check_transposed<identity{}, transposed_convolution{3, 16, {3, 2, 1, same}, {3, 2, 1, same}}>(k::constant<1>{}, k::constant<4>{}, k::constant<17>{});
  check_transposed<identity{}, transposed_convolution{3, 5, {3, 2, 1, same, 0}, {4, 2, 1, same, 1}}>(k::constant<1>{}, k::constant<1>{}, k::constant<1>{});
  check_transposed<leaky{}, transposed_convolution{3, 5, {3, 2, 1, same}, {4, 2, 1, same}}, 3>(1, 9, 6);
}
TEST_CASE("convolve, transposed: planes") {
  spread<identity{}, transposed_convolution{3, 6, {3, 2, 1, same}, {2, 2, 1, valid}, {3, 2, 1, same}}>();
  spread<leaky{}, transposed_convolution{2, 16, {2, 1, 1, same}, {3, 1, 1, same}, {4, 1, 1, valid}}>();
}
