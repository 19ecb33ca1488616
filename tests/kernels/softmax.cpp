// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
template <class Count, class Length> void check_softmax(Count rows, Length length, float range) {
  const int m = rows, n = length;
  const floats x = random_floats(m * n, -range, range);
  doubles soft, logs;
  for (int i = 0; i < m; ++i) {
    double most = -1e300, sum = 0;
    for (int j = 0; j < n; ++j) most = std::max(most, double(at(x, i * n + j)));
    for (int j = 0; j < n; ++j) sum += std::exp(at(x, i * n + j) - most);
    for (int j = 0; j < n; ++j) soft.push_back(std::exp(at(x, i * n + j) - most) / sum), logs.push_back(at(x, i * n + j) - most - std::log(sum));
  }
  INFO(m << " rows of " << n << " in +-" << range);
  floats y = unwritten(m * n), same = x;
  k::softmax<here>(rows, length, x.data(), y.data());
  CHECK(error(y, soft) <= 2e-6);
  k::softmax<here>(rows, length, same.data(), same.data());
  CHECK(same == y);
  same = x, y = unwritten(m * n);
  k::log_softmax<here>(rows, length, x.data(), y.data());
  // A row of one is log 1 = 0, of which there is no relative error.
  if (n > 1) CHECK(error(y, logs) <= 2e-6);
  else CHECK(y == floats(std::size_t(m), 0.f));
  k::log_softmax<here>(rows, length, same.data(), same.data());
  CHECK(same == y);
}
}  // namespace

TEST_CASE("softmax and log_softmax") {
  for (const float range : {1.f, 30.f, 1000.f, 3e38f / 4})
    for (const int n : {1, 2, 3, 4, 5, 7, 10, 15, 16, 17, 33, 100, 1000}) check_softmax(n > 100 ? 2 : 5, n, range);
  check_softmax(k::constant<3>{}, k::constant<10>{}, 5);
}
TEST_CASE("softmax of a NaN is NaN in its row alone") {
  for (int i = 0; i < 5; ++i) {
    floats x = random_floats(15);
    at(x, 5 + i) = std::nanf("");
    k::softmax<here>(3, 5, x.data(), x.data());
    for (int j = 0; j < 15; ++j) CHECK(std::isnan(at(x, j)) == (j / 5 == 1));
  }
}
TEST_CASE("softmax: an infinitely negative logit has no share") {
  floats x{1, -HUGE_VALF, 1, 1, 1};
  k::softmax<here>(1, 5, x.data(), x.data());
  CHECK(x == floats{.25f, 0, .25f, .25f, .25f});
}
