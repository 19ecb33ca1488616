// SPDX-License-Identifier: BSL-1.0
#include "packed.hpp"
#include "reference.hpp"

namespace {
/// y[m][N] in double; a share of the inputs is exactly zero.
template <auto Act, int N, int K, bool Zeros = false, class Count = int> double error_of(Count count, double zero = 0) {
  const int m = count;
  floats a = random_floats(m * K);
  const floats w = random_floats(K * N), bias = random_floats(N), chance = random_floats(m * K, 0, 1);
  for (int i = 0; i < m * K; ++i)
    if (at(chance, i) < zero) at(a, i) = 0;
  aligned packed(k::packed_gemm(N, K)), room(k::packed_columns(N));
  k::pack_gemm<here, N, K>(w.data(), nullptr, packed.data());
  std::copy(bias.begin(), bias.end(), room.data());
  floats y = unwritten(m * N);
  k::gemm<here, Act, N, K, Zeros>(count, a.data(), packed.data(), room.data(), y.data());
  doubles want = zeros(m * N);
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < N; ++j) {
      double s = at(bias, j);
      for (int q = 0; q < K; ++q) s += double(at(a, i * K + q)) * at(w, q * N + j);
      at(want, i * N + j) = Act.exactly(s);
    }
  return error(y, want);
}
template <auto Act, int N, int K> void all_rows() {
  for (const int m : {1, 2, 3, 4, 5, 7, 11, 12, 13, 29, 45}) {
    INFO(m << " x " << K << " x " << N);
    CHECK(error_of<Act, N, K>(m) <= bound);
  }
}
template <auto Act, int N, int K, int... M> void known_rows(std::integer_sequence<int, M...>) {
  const auto check = [](auto m) {
    INFO(m << " x " << K << " x " << N << ", known");
    CHECK(error_of<Act, N, K>(m) <= bound);
  };
  (check(k::constant<M>{}), ...);
}
template <int K, int... N> void all_columns(std::integer_sequence<int, N...>) {
  const auto check = [](auto n) {
    INFO(K << " x " << n);
    CHECK(error_of<identity{}, n, K>(k::constant<1>{}) <= bound);
    CHECK(error_of<identity{}, n, K>(k::constant<13>{}) <= bound);
  };
  (check(k::constant<N + 1>{}), ...);
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
  all_rows<leaky{}, 400, 30>();
}
TEST_CASE("gemm: every number of columns") { all_columns<19>(std::make_integer_sequence<int, 70>{}); }
TEST_CASE("gemm: a long reduction") { all_rows<identity{}, 33, 1000>(); }
TEST_CASE("gemm: more rows and longer ones than a cache holds") {
  CHECK(error_of<identity{}, 40, 3000>(100) <= bound);
  CHECK(error_of<leaky{}, 40, 3000>(k::constant<100>{}) <= bound);
  CHECK(error_of<leaky{}, 70, 1024>(k::constant<131>{}) <= bound);
}
TEST_CASE("gemm: a known number of rows") {
  known_rows<identity{}, 16, 16>(std::integer_sequence<int, 1, 2, 3, 4, 5, 12, 16, 25, 33>{});
  known_rows<tangent{}, 19, 6>(std::integer_sequence<int, 1, 2, 3, 7, 13>{});
  known_rows<leaky{}, 200, 40>(std::integer_sequence<int, 1, 2, 3, 4, 6, 8, 10, 32>{});
  known_rows<identity{}, 4, 3>(std::integer_sequence<int, 1, 2, 3, 4, 9>{});
  known_rows<leaky{}, 1, 4>(std::integer_sequence<int, 1, 5>{});
}
TEST_CASE("gemm: rows of weights that meet a zero are left out") {
  for (const double zero : {0., .5, .9, 1.1}) {
    INFO("zeros: " << zero);
    CHECK(error_of<identity{}, 10, 40, true>(1, zero) <= bound);
    CHECK(error_of<leaky{}, 200, 99, true>(1, zero) <= bound);
    CHECK(error_of<leaky{}, 36, 99, true>(1, zero) <= bound);
    CHECK(error_of<tangent{}, 512, 300, true>(k::constant<1>{}, zero) <= bound);
    CHECK(error_of<tangent{}, 96, 64, true>(3, zero) <= bound);
  }
}
