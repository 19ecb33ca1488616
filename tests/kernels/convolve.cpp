// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
using ikebana::padding, ikebana::window;
using k::convolution;

/// Keras' padding, said again from its documentation and not from `window`.
struct axis {
  int outputs, before;
  axis(window w, int n) {
    const int reach = (w.size - 1) * w.dilation + 1;
    if (w.pad == padding::valid) outputs = n < reach ? 0 : (n - reach + w.stride) / w.stride;
    else outputs = (n + w.stride - 1) / w.stride;
    const int total = std::max((outputs - 1) * w.stride + reach - n, 0);
    before = w.pad == padding::valid ? 0 : w.pad == padding::causal ? reach - 1 : total / 2;
  }
};

template <auto Act, convolution S, class Height, class Width> void check(Height h, Width w, bool with_bias = true) {
  constexpr int each_in = S.in / S.groups, each_out = S.filters / S.groups;
  const int height = h, width = w;
  const axis rows(S.rows, height), columns(S.columns, width);
  const floats x = random_floats(height * width * S.in), kernel = random_floats(S.rows.size * S.columns.size * each_in * S.filters);
  const floats bias = random_floats(S.filters);
  floats y = unwritten(rows.outputs * columns.outputs * S.filters);
  k::convolve<here, Act, S>(h, w, x.data(), kernel.data(), with_bias ? bias.data() : nullptr, y.data());
  doubles want;
  for (int oy = 0; oy < rows.outputs; ++oy)
    for (int ox = 0; ox < columns.outputs; ++ox)
      for (int f = 0; f < S.filters; ++f) {
        double s = with_bias ? at(bias, f) : 0;
        for (int i = 0; i < S.rows.size; ++i)
          for (int j = 0; j < S.columns.size; ++j)
            for (int c = 0; c < each_in; ++c) {
              const int iy = oy * S.rows.stride - rows.before + i * S.rows.dilation, ix = ox * S.columns.stride - columns.before + j * S.columns.dilation;
              if (iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
              s += double(at(x, (iy * width + ix) * S.in + f / each_out * each_in + c)) *
                   at(kernel, ((i * S.columns.size + j) * each_in + c) * S.filters + f);
            }
        want.push_back(Act.exactly(s));
      }
  INFO("x (" << height << ", " << width << ", " << S.in << ") -> " << S.filters << ", groups " << S.groups << ", rows " << S.rows.size << "/"
             << S.rows.stride << "/" << S.rows.dilation << ", columns " << S.columns.size << "/" << S.columns.stride << "/" << S.columns.dilation);
  REQUIRE(!want.empty());
  CHECK(error(y, want) <= bound);
}

/// All sizes from the least that fits to wider than the tallest tile.
template <auto Act, convolution S> void all_sizes() {
  for (const int h : {1, 2, 3, 5, 8})
    for (const int w : {1, 2, 3, 4, 5, 6, 7, 9, 14, 17, 34})
      if (S.rows.outputs(h) > 0 && S.columns.outputs(w) > 0) check<Act, S>(h, w, h != 2);
}
constexpr auto same = padding::same, valid = padding::valid, causal = padding::causal;
}  // namespace

TEST_CASE("convolve: 3 x 3, same and valid") {
  all_sizes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{5, 37, 1, {3, 1, 1, valid}, {3, 1, 1, valid}}>();
}
TEST_CASE("convolve: few filters") {
  all_sizes<identity{}, convolution{2, 1, 1, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{1, 3, 1, {2, 1, 1, valid}, {5, 1, 1, same}}>();
}
TEST_CASE("convolve: strides and dilations") {
  all_sizes<identity{}, convolution{3, 8, 1, {3, 2, 1, same}, {5, 2, 1, same}}>();
  all_sizes<leaky{}, convolution{2, 6, 1, {2, 3, 1, valid}, {4, 3, 1, same}}>();
  all_sizes<identity{}, convolution{3, 9, 1, {3, 1, 2, same}, {3, 1, 3, same}}>();
  all_sizes<identity{}, convolution{1, 5, 1, {1, 1, 1, valid}, {3, 1, 2, valid}}>();
}
TEST_CASE("convolve: causal rows of one") {
  all_sizes<identity{}, convolution{4, 12, 1, {}, {3, 1, 1, causal}}>();
  all_sizes<tangent{}, convolution{2, 7, 1, {}, {2, 1, 4, causal}}>();
  all_sizes<identity{}, convolution{2, 5, 1, {}, {5, 2, 1, causal}}>();
}
TEST_CASE("convolve: 1 x 1") {
  all_sizes<leaky{}, convolution{6, 11, 1, {}, {}}>();
  all_sizes<identity{}, convolution{6, 11, 1, {1, 2, 1, same}, {1, 3, 1, valid}}>();
}
TEST_CASE("convolve: groups") {
  all_sizes<identity{}, convolution{4, 10, 2, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<identity{}, convolution{6, 6, 3, {3, 1, 1, valid}, {3, 2, 1, same}}>();
  all_sizes<leaky{}, convolution{4, 12, 4, {1, 1, 1, valid}, {3, 1, 2, causal}}>();
}
TEST_CASE("convolve: depthwise") {
  all_sizes<identity{}, convolution{2, 2, 2, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{21, 21, 21, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<identity{}, convolution{40, 40, 40, {3, 2, 1, valid}, {3, 2, 1, same}}>();
}
TEST_CASE("convolve: static sizes, many channels") {
  check<identity{}, convolution{32, 70, 1, {3, 1, 1, same}, {3, 1, 1, same}}>(k::constant<7>{}, k::constant<20>{});
  check<tangent{}, convolution{100, 8, 1, {3, 1, 1, same}, {3, 1, 1, same}}>(k::constant<3>{}, 16);
}
