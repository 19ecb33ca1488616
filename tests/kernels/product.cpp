// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
/// Rows lie further apart than they are long, and nothing between them is written.
template <class N, class K> void check(int m, N columns, K depth) {
  const int n = columns, d = depth, a_row = d + 3, b_row = n + 1, y_row = n + 2;
  INFO(m << " rows, " << n << " columns, of " << d);
  const floats a = random_floats(m * a_row), b = random_floats(d * b_row), weight = random_floats(d);
  doubles want = zeros(m * n), additive = want;
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < n; ++j)
      for (int e = 0; e < d; ++e) {
        const double x = at(a, i * a_row + e), y = at(b, e * b_row + j);
        at(want, i * n + j) += x * y;
        at(additive, i * n + j) += .5 * at(weight, e) * std::tanh(.75 * (x + y));
      }
  for (const bool adds : {false, true}) {
    floats y(std::size_t(m * y_row), -7.f), dense;
    if (adds) k::additive_product<here>(m, columns, depth, a.data(), a_row, b.data(), b_row, weight.data(), .75f, .5f, y.data(), y_row);
    else k::product<here>(m, columns, depth, a.data(), a_row, b.data(), b_row, y.data(), y_row);
    for (int i = 0; i < m; ++i) {
      dense.insert(dense.end(), y.begin() + i * y_row, y.begin() + i * y_row + n);
      CHECK(at(y, i * y_row + n) == -7.f);
      CHECK(at(y, i * y_row + n + 1) == -7.f);
    }
    CHECK(error(dense, adds ? additive : want) <= 2e-6);
  }
}
}  // namespace

TEST_CASE("the product of two activations") {
  for (const int m : {1, 2, 3, 5, 6, 7, 13, 40})
    for (const int n : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 70}) check(m, n, n % 2 == 0 ? 5 : 17);
  check(5, 8, 0);
  check(9, k::constant<1>{}, 3);
  check(9, k::constant<3>{}, k::constant<16>{});
  check(9, k::constant<6>{}, 4);
  check(9, k::constant<16>{}, k::constant<1>{});
  check(9, k::constant<40>{}, 7);
}
TEST_CASE("what a mask hides is replaced, a NaN too") {
  for (const int n : {1, 3, 4, 9, 33}) {
    floats x = random_floats(n), mask(std::size_t(n), 1.f);
    const floats before = x;
    for (int i = 0; i < n; i += 2) at(mask, i) = 0, at(x, i) = std::nanf("");
    k::mask_out<here>(n, mask.data(), -3.f, x.data());
    for (int i = 0; i < n; ++i) CHECK(at(x, i) == (i % 2 == 0 ? -3.f : at(before, i)));
  }
}
