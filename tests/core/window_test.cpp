// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include "catch.hpp"
#include <ikebana/core/window.hpp>

using ikebana::padding;
using ikebana::window;

TEST_CASE("a window's outputs are the places where it fits") {
  for (int n = 1; n < 12; ++n)
    for (int size = 1; size < 5; ++size)
      for (int stride = 1; stride < 4; ++stride)
        for (int dilation = 1; dilation < 3; ++dilation) {
          const window valid{size, stride, dilation, padding::valid}, same{size, stride, dilation, padding::same};
          int places = 0;
          for (int start = 0; start + (size - 1) * dilation < n; start += stride) ++places;
          CAPTURE(n, size, stride, dilation);
          CHECK(valid.outputs(n) == places);
          CHECK(same.outputs(n) == (n + stride - 1) / stride);
          const int reach = (size - 1) * dilation + 1, total = std::max((same.outputs(n) - 1) * stride + reach - n, 0);
          CHECK(same.before(n) == total / 2);  // the odd cell is at the end
          CHECK(valid.before(n) == 0);
          CHECK(window{size, stride, dilation, padding::causal}.before(n) == reach - 1);
        }
}

TEST_CASE("same padding is asymmetric and depends on the extent") {  // shared numbers of keras/src/ops/operation_utils.py
  STATIC_REQUIRE(window{3, 2, 1, padding::same}.before(6) == 0);
  STATIC_REQUIRE(window{3, 2, 1, padding::same}.before(5) == 1);
  STATIC_REQUIRE(window{2, 1, 1, padding::same}.before(7) == 0);
}
