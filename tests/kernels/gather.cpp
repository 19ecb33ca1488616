// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
template <int Width> void check() {
  constexpr int rows = 6;
  const floats table = random_floats(rows * Width);
  // As jax.numpy.take: -1 is the last row, what lies beyond either end is NaN; ids are truncated.
  const floats ids{0, 5, 3, -1, -6, 2.9f, -.5f, 6, -7, 1e20f, -1e20f, HUGE_VALF, -HUGE_VALF, std::nanf("")};
  constexpr int from[]{0, 5, 3, 5, 0, 2, 0};
  floats y = floats(ids.size() * Width, -7.f);
  k::gather<here, Width>(int(ids.size()), rows, ids.data(), table.data(), y.data());
  for (int i = 0; i < int(ids.size()); ++i)
    for (int j = 0; j < Width; ++j) {
      INFO("id " << at(ids, i));
      if (i < int(std::size(from))) CHECK(at(y, i * Width + j) == at(table, from[i] * Width + j));
      else CHECK(std::isnan(at(y, i * Width + j)));
    }
}
}  // namespace

TEST_CASE("gather") {
  check<1>();
  check<5>();
  check<32>();
  const floats table = random_floats(8), ids{1, 3};
  floats y = unwritten(4);
  k::gather<here, 2>(k::constant<2>{}, 4, ids.data(), table.data(), y.data());
  CHECK(y == floats{table[2], table[3], table[6], table[7]});
}
