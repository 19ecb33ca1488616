// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
template <auto Act, int N, int K, class Count> double error_of(Count count, bool with_bias) {
  const int m = count;
  const floats a = random_floats(m * K), w = random_floats(K * N), bias = random_floats(N);
  floats y = unwritten(m * N);
  k::gemm<here, Act, N, K>(count, a.data(), w.data(), with_bias ? bias.data() : nullptr, y.data());
  doubles want = zeros(m * N);
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < N; ++j) {
      double s = with_bias ? at(bias, j) : 0;
      for (int q = 0; q < K; ++q) s += double(at(a, i * K + q)) * at(w, q * N + j);
      at(want, i * N + j) = Act.exactly(s);
    }
  return error(y, want);
}
template <auto Act, int N, int K> void all_rows() {
  for (const int m : {1, 2, 3, 4, 5, 7, 12, 13, 29, 45})
    for (const bool with_bias : {true, false}) {
      INFO(m << " x " << K << " x " << N << (with_bias ? "" : ", no bias"));
      CHECK(error_of<Act, N, K>(m, with_bias) <= bound);
    }
}
}  // namespace

TEST_CASE("gemm: columns of less than a vector") {
  all_rows<identity{}, 1, 1>();
  all_rows<leaky{}, 1, 3>();
  all_rows<identity{}, 1, 131>();
  all_rows<identity{}, 2, 1>();
  all_rows<leaky{}, 2, 17>();
  all_rows<identity{}, 3, 5>();
}
TEST_CASE("gemm: columns that end in an overlapping vector") {
  all_rows<identity{}, 5, 3>();
  all_rows<leaky{}, 10, 16>();
  all_rows<identity{}, 21, 9>();
  all_rows<identity{}, 50, 33>();
}
TEST_CASE("gemm: several panels") {
  all_rows<identity{}, 64, 20>();
  all_rows<tangent{}, 150, 7>();
}
TEST_CASE("gemm: a long reduction") { all_rows<identity{}, 33, 1000>(); }
TEST_CASE("gemm: a static number of rows") {
  CHECK(error_of<identity{}, 16, 16>(k::constant<1>{}, true) <= bound);
  CHECK(error_of<tangent{}, 19, 6>(k::constant<3>{}, true) <= bound);
  CHECK(error_of<identity{}, 32, 32>(k::constant<32>{}, false) <= bound);
}
