// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
constexpr int widest = k::machine<here>::lanes, fewest = k::narrowest<here>();

template <int Lanes> void partial() {
  using B = k::batch<here, Lanes>;
  STATIC_REQUIRE(k::size<B> == Lanes);
  for (int n = 0; n <= Lanes; ++n) {
    const floats x = random_floats(n);
    floats y = unwritten(n), all = unwritten(Lanes);
    const B v = k::take_some<B>(x.data(), n, 7);
    k::put_some(y.data(), v, n);
    CHECK(y == x);
    k::put(all.data(), v);
    for (int i = 0; i < Lanes; ++i) CHECK(at(all, i) == (i < n ? at(x, i) : 7));
  }
  const floats x = random_floats(3);
  floats y = unwritten(3);
  k::put_part<3>(y.data(), k::take_part<3, B>(x.data()));
  CHECK(y == x);
  const floats all = random_floats(Lanes);
  double sum = 0;
  float most = -1e30f;
  for (const float f : all) sum += f, most = std::max(most, f);
  CHECK(std::fabs(k::sum_of(k::take<B>(all.data())) - sum) <= 1e-5);
  CHECK(k::maximum_of(k::take<B>(all.data())) == most);
  if constexpr (Lanes > fewest) partial<Lanes / 2>();
}
}  // namespace

TEST_CASE("batches of every width, whole and in part") { partial<widest>(); }
TEST_CASE("fit: never more lanes than floats, unless there are fewer than the narrowest") {
  for (int n = 1; n < 300; ++n) {
    const int fitting = k::fit<here>(n);
    CHECK((fitting <= n || fitting == fewest));
    CHECK((fitting >= fewest && fitting <= widest));
  }
  CHECK(k::fit<here>(1000) == widest);
}
TEST_CASE("mad rounds as the architecture does, for a float at compile time and at run time") {
  // (1 + e)^2 - 1 - 2 e is e^2 in one rounding, 0 in two.
  constexpr float e = 1.f / 4096, c = k::mad(1 + e, 1 + e, -1 - 2 * e);
  volatile float hidden = 1 + e;
  const float a = hidden;
  CHECK(k::mad(a, a, -1 - 2 * e) == c);
  CHECK(c == (k::detail::fuses<xsimd::default_arch>() ? e * e : 0));
  floats y = unwritten(widest);
  k::put(y.data(), k::mad(k::batch<here>(a), k::batch<here>(a), k::batch<here>(-1 - 2 * e)));
  CHECK((y[0] == c || y[0] == 0));
  CHECK((y[0] == c || !k::detail::own_fma<k::batch<here>::arch_type>));
}
