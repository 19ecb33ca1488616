// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
using ikebana::padding, ikebana::window;
using k::pooling, k::reduction;

template <reduction R, pooling S, class Height, class Width> void check(Height h, Width w) {
  const int height = h, width = w;
  const floats x = random_floats(height * width * S.channels, -3, -1);
  const auto begin = [](window v, int n) {
    const int reach = (v.size - 1) * v.dilation + 1, outputs = (n + v.stride - 1) / v.stride;
    return v.pad == padding::same ? std::max((outputs - 1) * v.stride + reach - n, 0) / 2 : 0;
  };
  const int rows = S.rows.outputs(height), columns = S.columns.outputs(width);
  floats y = unwritten(rows * columns * S.channels);
  k::pool<here, R, S>(h, w, x.data(), y.data());
  doubles want;
  for (int oy = 0; oy < rows; ++oy)
    for (int ox = 0; ox < columns; ++ox)
      for (int c = 0; c < S.channels; ++c) {
        double sum = 0, most = -1e30;
        int cells = 0;
        for (int i = 0; i < S.rows.size; ++i)
          for (int j = 0; j < S.columns.size; ++j) {
            const int iy = oy * S.rows.stride - begin(S.rows, height) + i * S.rows.dilation, ix = ox * S.columns.stride - begin(S.columns, width) + j * S.columns.dilation;
            if (iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
            const double v = at(x, (iy * width + ix) * S.channels + c);
            sum += v, most = std::max(most, v), ++cells;
          }
        want.push_back(R == reduction::average ? sum / cells : most);
      }
  INFO("x (" << height << ", " << width << ", " << S.channels << ")");
  REQUIRE(!want.empty());
  CHECK(error(y, want) <= (R == reduction::average ? 1e-6 : 0));
}
template <pooling S> void all_sizes() {
  for (const int h : {1, 2, 3, 5, 8})
    for (const int w : {1, 2, 3, 4, 7, 12})
      if (S.rows.outputs(h) > 0 && S.columns.outputs(w) > 0) {
        check<reduction::maximum, S>(h, w);
        check<reduction::average, S>(h, w);
      }
}
constexpr auto same_padding = padding::same;
}  // namespace

TEST_CASE("pool: windows") {
  all_sizes<pooling{1, {2, 2}, {2, 2}}>();
  all_sizes<pooling{3, {3, 2, 1, same_padding}, {3, 2, 1, same_padding}}>();
  all_sizes<pooling{6, {2, 1, 1, same_padding}, {5, 3, 1, same_padding}}>();
  all_sizes<pooling{10, {1, 1}, {3, 3}}>();
  all_sizes<pooling{21, {3, 1, 2}, {2, 1, 3}}>();
  all_sizes<pooling{150, {2, 2}, {2, 2, 1, same_padding}}>();
}
TEST_CASE("pool: static sizes") { check<reduction::average, pooling{16, {2, 2}, {2, 2}}>(k::constant<6>{}, k::constant<5>{}); }
TEST_CASE("pool: a NaN in the window is the maximum, wherever it is") {
  for (int i = 0; i < 4; ++i) {
    floats x{1, 2, 3, 4}, y = {0};
    at(x, i) = std::nanf("");
    k::pool<here, reduction::maximum, pooling{1, {2, 2}, {2, 2}}>(2, 2, x.data(), y.data());
    CHECK(std::isnan(y[0]));
  }
}
