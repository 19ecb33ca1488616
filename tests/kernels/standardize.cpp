// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace standardize_test {  // test folders are also built as one file
namespace {
/// The formula, in double: x (outer, n, inner).
doubles standardized(k::norm how, int outer, int n, int inner, const floats& x, const floats* gamma, const floats* beta, double epsilon) {
  doubles y(x.size());
  for (int o = 0; o < outer; ++o)
    for (int j = 0; j < inner; ++j) {
      const auto index = [&](int i) { return std::size_t((o * n + i) * inner + j); };
      double mean = 0, variance = 0, squares = 0;
      for (int i = 0; i < n; ++i) mean += double(x[index(i)]) / n, squares += double(x[index(i)]) * double(x[index(i)]);
      for (int i = 0; i < n; ++i) variance += (double(x[index(i)]) - mean) * (double(x[index(i)]) - mean) / n;
      const double by = how == k::norm::length             ? std::max(std::sqrt(squares), epsilon)
                        : how == k::norm::root_mean_square ? std::sqrt(squares / n + epsilon)
                                                           : std::sqrt(variance + epsilon);
      for (int i = 0; i < n; ++i) {
        const double z = (double(x[index(i)]) - (how == k::norm::layer ? mean : 0)) / by;
        y[index(i)] = z * (gamma ? double((*gamma)[std::size_t(i)]) : 1) + (beta ? double((*beta)[std::size_t(i)]) : 0);
      }
    }
  return y;
}
template <k::norm N> void check(int outer, int n, int inner, float least, float most, bool weighted, double epsilon) {
  const floats x = random_floats(outer * n * inner, least, most), g = random_floats(n), b = random_floats(n);
  const doubles want = standardized(N, outer, n, inner, x, weighted ? &g : nullptr, weighted ? &b : nullptr, epsilon);
  INFO("(" << outer << ", " << n << ", " << inner << ")");
  floats y = unwritten(outer * n * inner), same = x;
  k::standardize<here, N>(outer, n, inner, x.data(), weighted ? g.data() : nullptr, weighted ? b.data() : nullptr, float(epsilon), y.data());
  CHECK(error(y, want) <= bound);
  k::standardize<here, N>(outer, n, inner, same.data(), weighted ? g.data() : nullptr, weighted ? b.data() : nullptr, float(epsilon), same.data());
  CHECK(same == y);
}
template <k::norm N> void all_sizes(float least, float most, double epsilon) {
  for (const int inner : {1, 3, 16, 37})
    for (const int n : {2, 5, 16, 70}) check<N>(3, n, inner, least, most, inner != 3, epsilon);
  check<N>(1, 5000, 1, least, most, false, epsilon);
}
template <int Channels, int Groups> void groups(int outer, int inner) {
  const floats x = random_floats(outer * Channels * inner, 99, 101);
  constexpr int size = Channels / Groups;
  doubles want(2 * Channels);
  for (int g = 0; g < Groups; ++g) {
    doubles all;
    for (int i = 0; i < outer * Channels * inner; ++i)
      if (i / inner % Channels / size == g) all.push_back(double(at(x, i)));
    double mean = 0, variance = 0;
    for (const double v : all) mean += v / double(all.size());
    for (const double v : all) variance += (v - mean) * (v - mean) / double(all.size());
    for (int c = g * size; c < (g + 1) * size; ++c) want[std::size_t(c)] = mean, want[std::size_t(Channels + c)] = variance;
  }
  floats moments = unwritten(2 * Channels), room = unwritten(Channels);
  k::group_moments<here, Channels, Groups>(outer, inner, x.data(), moments.data(), moments.data() + Channels, room.data());
  INFO("(" << outer << ", " << Channels << " in " << Groups << ", " << inner << ")");
  for (int c = 0; c < Channels; ++c) {
    CHECK(double(at(moments, c)) == Approx(want[std::size_t(c)]).epsilon(1e-7));
    CHECK(double(at(moments, Channels + c)) == Approx(want[std::size_t(Channels + c)]).epsilon(1e-5));
  }
}
}  // namespace

TEST_CASE("standardize") {
  all_sizes<k::norm::layer>(-1, 1, 1e-3);
  all_sizes<k::norm::layer>(999, 1001, 1e-3);
  all_sizes<k::norm::deviation>(-1, 2, 1e-3);
  all_sizes<k::norm::root_mean_square>(-1, 1, 1e-6);
  all_sizes<k::norm::length>(-1, 1, 1e-12);
}

TEST_CASE("group_moments") {
  groups<1, 1>(1, 1);
  groups<6, 3>(5, 1);
  groups<40, 4>(7, 1);
  groups<40, 40>(1, 37);
  groups<6, 2>(3, 5);
}

TEST_CASE("sparsemax as Keras computes it, whichever way the vectors lie") {
  for (const int n : {1, 4, 19, 70}) {
    const floats rows = random_floats(5 * n, -2, .2f);
    doubles want;
    for (int r = 0; r < 5; ++r) {
      doubles sorted(rows.begin() + r * n, rows.begin() + (r + 1) * n);
      std::sort(sorted.rbegin(), sorted.rend());
      double sum = 0, sums = 0;
      int count = 0;
      for (int i = 0; i < n; ++i) {
        sum += sorted[std::size_t(i)];
        if (sorted[std::size_t(i)] - (sum - 1) / (i + 1) > 0) sums += sum, ++count;
      }
      for (int i = 0; i < n; ++i) want.push_back(std::max(double(at(rows, r * n + i)) - (sums - 1) / count, 0.));
    }
    floats columns = unwritten(5 * n), y = unwritten(5 * n), z = unwritten(5 * n), back = unwritten(5 * n);
    k::transpose<here>(5, n, rows.data(), columns.data());
    k::sparsemax<here>(5, n, rows.data(), y.data());
    k::sparsemax_columns<here>(1, n, 5, columns.data(), z.data());
    k::transpose<here>(n, 5, z.data(), back.data());
    INFO(n);
    CHECK(error(y, want) <= bound);
    CHECK(error(back, want) <= bound);
  }
}
}  // namespace standardize_test
