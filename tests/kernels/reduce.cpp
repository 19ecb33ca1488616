// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
using k::reduction;

template <int N, class Count> void rows(Count count) {
  const int m = count;
  const floats x = random_floats(m * N, -4, -1);
  doubles most = zeros(N), mean = zeros(N);
  for (double& v : most) v = -1e30;
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < N; ++j) {
      at(most, j) = std::max(at(most, j), double(at(x, i * N + j)));
      at(mean, j) += double(at(x, i * N + j)) / m;
    }
  floats y = unwritten(N);
  INFO(m << " rows of " << N);
  k::reduce_rows<here, reduction::maximum, N>(count, x.data(), y.data());
  CHECK(error(y, most) == 0);
  y = unwritten(N);
  k::reduce_rows<here, reduction::average, N>(count, x.data(), y.data());
  CHECK(error(y, mean) <= 1e-6);
}
template <class Count, class Length> void each(Count count, Length length) {
  const int m = count, n = length;
  const floats x = random_floats(m * n, -4, -1);
  doubles most, mean;
  for (int i = 0; i < m; ++i) {
    double largest = -1e30, sum = 0;
    for (int j = 0; j < n; ++j) largest = std::max(largest, double(at(x, i * n + j))), sum += at(x, i * n + j);
    most.push_back(largest), mean.push_back(sum / n);
  }
  floats y = unwritten(m);
  INFO(m << " rows of " << n);
  k::reduce_each<here, reduction::maximum>(count, length, x.data(), y.data());
  CHECK(error(y, most) == 0);
  y = unwritten(m);
  k::reduce_each<here, reduction::average>(count, length, x.data(), y.data());
  CHECK(error(y, mean) <= 1e-6);
}
}  // namespace

TEST_CASE("reduce_rows") {
  for (const int m : {1, 2, 5, 64, 65, 1000, 12544}) rows<1>(m), rows<3>(m), rows<7>(m), rows<16>(m), rows<20>(m), rows<77>(m);
  rows<9>(k::constant<4>{});
}
TEST_CASE("reduce_each") {
  for (const int n : {1, 2, 3, 4, 5, 8, 15, 16, 17, 31, 63, 64, 65, 200, 4099, 50000}) each(3, n);
  each(k::constant<2>{}, k::constant<49>{});
}
TEST_CASE("reductions propagate a NaN in any place") {
  for (const int n : {3, 5, 16, 37})
    for (int i = 0; i < n; ++i) {
      floats x = random_floats(n), y = unwritten(1);
      at(x, i) = std::nanf("");
      y[0] = 0;
      k::reduce_each<here, reduction::maximum>(1, n, x.data(), y.data());
      CHECK(std::isnan(y[0]));
      y[0] = 0;
      k::reduce_rows<here, reduction::maximum, 1>(n, x.data(), y.data());
      CHECK(std::isnan(y[0]));
    }
}
