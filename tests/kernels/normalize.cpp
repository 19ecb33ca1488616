// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
template <int Channels, class Outer, class Inner> void check(Outer outer, Inner inner, bool gamma, bool beta) {
  const int m = outer, n = inner;
  const floats x = random_floats(m * Channels * n, 99, 101), g = random_floats(Channels), b = random_floats(Channels);
  const floats mean = random_floats(Channels, 99, 101), variance = random_floats(Channels, 0, 2);
  doubles want;
  for (int i = 0; i < m * Channels * n; ++i) {
    const int c = i / n % Channels;
    want.push_back((gamma ? at(g, c) : 1) * (double(at(x, i)) - at(mean, c)) / std::sqrt(double(at(variance, c)) + 1e-3) + (beta ? at(b, c) : 0));
  }
  INFO("(" << m << ", " << Channels << ", " << n << ")");
  floats y = unwritten(m * Channels * n), same = x;
  k::normalize<here, Channels>(outer, inner, x.data(), gamma ? g.data() : nullptr, beta ? b.data() : nullptr, mean.data(), variance.data(), 1e-3f, y.data());
  CHECK(error(y, want) <= bound);
  k::normalize<here, Channels>(outer, inner, same.data(), gamma ? g.data() : nullptr, beta ? b.data() : nullptr, mean.data(), variance.data(), 1e-3f, same.data());
  CHECK(same == y);
}
template <int Channels> void all_sizes() {
  for (const int outer : {1, 2, 7})
    for (const int inner : {1, 2, 3, 5, 16, 37}) check<Channels>(outer, inner, outer != 2, inner != 2);
}
}  // namespace

TEST_CASE("normalize") {
  all_sizes<1>();
  all_sizes<3>();
  all_sizes<10>();
  all_sizes<40>();
  check<2500>(2, 1, true, true);
  check<2500>(2, 3, false, false);
  check<12>(k::constant<3>{}, k::constant<1>{}, true, true);
}
