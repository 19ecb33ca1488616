// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

TEST_CASE("transpose") {
  const auto check = [](auto rows, auto columns) {
    const int m = rows, n = columns;
    INFO(m << " x " << n);
    const floats x = random_floats(m * n);
    floats y = unwritten(m * n);
    k::transpose<here>(rows, columns, x.data(), y.data());
    bool equal = true;
    for (int i = 0; i < m; ++i)
      for (int j = 0; j < n; ++j) equal = equal && at(y, j * m + i) == at(x, i * n + j);
    CHECK(equal);
  };
  for (const int m : {1, 2, 3, 4, 5, 8, 31, 100})
    for (const int n : {1, 2, 3, 4, 6, 7, 32, 33, 65}) check(m, n);
  check(k::constant<5>{}, k::constant<9>{});
}
