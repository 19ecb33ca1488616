// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "reference.hpp"

namespace {
namespace math = k::math;
using V = k::batch<here>;
constexpr int lanes = k::size<V>;
constexpr float infinity = std::numeric_limits<float>::infinity(), smallest = std::numeric_limits<float>::min();

/// Whether mad fuses for batches and floats alike: not with g++ below -O2 where xsimd has no fma of its own.
bool fused_alike() {
  constexpr float e = 1.f / 4096;
  volatile float hidden = 1 + e;
  const float a = hidden;
  alignas(64) float out[lanes];
  k::mad(V(a), V(a), V(-1 - 2 * e)).store_aligned(out);
  return out[0] == k::mad(a, a, -1 - 2 * e);
}

struct worst { double ulp = 0, absolute = 0; int differ = 0; float where = 0; };

#ifdef __OPTIMIZE__
constexpr std::uint64_t pattern_step = 1009;
#else
constexpr std::uint64_t pattern_step = 16127;  // what runs unoptimized looks for undefined behaviour, and takes its time
#endif
/// f against `exact` over every `pattern_step`th bit pattern in [low, high], as batches and as floats; with `normal`, where the result is normal.
template <class F, class G> worst sweep(F f, G exact, float low, float high, bool normal = true) {
  worst w;
  alignas(64) float in[lanes], out[lanes];
  int filled = 0;
  const auto flush = [&] {
    for (int i = filled; i < lanes; ++i) in[i] = in[0];
    f(V::load_aligned(in)).store_aligned(out);
    for (int i = 0; i < filled; ++i) {
      w.differ += std::bit_cast<std::uint32_t>(f(in[i])) != std::bit_cast<std::uint32_t>(out[i]);
      const long double want = exact(static_cast<long double>(in[i]));
      const float rounded = static_cast<float>(want);
      if (normal && std::fabs(rounded) < smallest) continue;
      const double unit = std::ldexp(1., std::max(std::ilogb(rounded), -126) - 23), e = double(std::fabs(out[i] - want));
      if (!(e / unit <= w.ulp)) w.ulp = e / unit, w.where = in[i];
      w.absolute = std::max(w.absolute, e);
    }
    filled = 0;
  };
  for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; bits += pattern_step) {
    const float x = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    if (!(x >= low && x <= high)) continue;
    in[filled++] = x;
    if (filled == lanes) flush();
  }
  if (filled > 0) flush();
  return w;
}
template <class F> bool nan_stays(F f) {
  const float nan = std::nanf("");
  alignas(64) float out[lanes];
  f(V(nan)).store_aligned(out);
  return std::isnan(f(nan)) && std::isnan(out[0]) && std::isnan(out[lanes - 1]);
}
/// A float and a batch give the same value; returns it.
template <class F> float both(F f, float x) {
  alignas(64) float out[lanes];
  f(V(x)).store_aligned(out);
  CHECK((out[0] == f(x) || (std::isnan(out[0]) && std::isnan(f(x))) || !fused_alike()));
  return out[0];
}
}  // namespace

#define IKEBANA_SWEEP(name, exact, low, high, ulps)                                                         \
  {                                                                                                         \
    const auto f = [](auto x) { return math::name(x); };                                                    \
    const worst w = sweep(f, [](long double x) -> long double { return exact; }, low, high);                \
    INFO(#name ": " << w.ulp << " ulp at " << w.where << ", absolute " << w.absolute);                      \
    CHECK(w.ulp <= ulps);                                                                                   \
    CHECK((w.differ == 0 || !fused_alike()));                                                               \
    CHECK(nan_stays(f));                                                                                    \
  }

TEST_CASE("exp, subnormal results included") {
  const auto f = [](auto x) { return math::exp(x); };
  const worst w = sweep(f, [](long double x) { return expl(x); }, -103.9f, 88.72f, false);
  INFO(w.ulp << " ulp at " << w.where);
  CHECK(w.ulp <= 2);
  CHECK((w.differ == 0 || !fused_alike()));
  CHECK(nan_stays(f));
  for (const float x : {-104.f, -200.f, -1e30f, -infinity}) CHECK(both(f, x) == 0);
  for (const float x : {88.73f, 89.f, 1e30f, infinity}) CHECK(both(f, x) == infinity);
  CHECK(both(f, 0) == 1);
}
TEST_CASE("expm1, log, log1p, sqrt") {
  IKEBANA_SWEEP(expm1, expm1l(x), -infinity, 88.72f, 3)
  IKEBANA_SWEEP(log, logl(x), std::numeric_limits<float>::denorm_min(), 3.4e38f, 3)
  IKEBANA_SWEEP(log1p, log1pl(x), -.99999994f, 3.4e38f, 4)
  IKEBANA_SWEEP(sqrt, sqrtl(x), 0, 3.4e38f, .5)
  const auto expm1 = [](auto x) { return math::expm1(x); };
  const auto log = [](auto x) { return math::log(x); };
  const auto log1p = [](auto x) { return math::log1p(x); };
  CHECK(both(expm1, infinity) == infinity);
  CHECK(both(expm1, -infinity) == -1);
  CHECK(both(expm1, 1e-40f) == 1e-40f);
  CHECK(both(log, 0) == -infinity);
  CHECK(both(log, infinity) == infinity);
  CHECK(both(log, 1) == 0);
  CHECK(std::isnan(both(log, -1)));
  CHECK(both(log1p, -1) == -infinity);
  CHECK(both(log1p, infinity) == infinity);
  CHECK(both(log1p, 1e-40f) == 1e-40f);
}
TEST_CASE("tanh, sigmoid, erf") {
  IKEBANA_SWEEP(tanh, tanhl(x), -infinity, infinity, 6)
  IKEBANA_SWEEP(erf, erfl(x), -infinity, infinity, 8)
  IKEBANA_SWEEP(sigmoid, 1 / (1 + expl(-x)), -87, infinity, 3)
  const auto sigmoid = [](auto x) { return math::sigmoid(x); };
  const worst w = sweep(sigmoid, [](long double x) { return 1 / (1 + expl(-x)); }, -infinity, infinity, false);
  CHECK(w.absolute <= 2e-7);
  const auto tanh = [](auto x) { return math::tanh(x); };
  const worst small = sweep(tanh, [](long double x) { return tanhl(x); }, -1e-37f, 1e-37f, false);
  CHECK(small.ulp <= .5);
  // What recurrent kernels use: exact but for its ends.
  const worst quick = sweep([](auto x) { return math::detail::quick_tanh(x); }, [](long double x) { return tanhl(x); }, -infinity, infinity);
  INFO(quick.ulp << " ulp at " << quick.where << ", absolute " << quick.absolute);
  CHECK(quick.absolute <= 4e-7);
  CHECK(nan_stays([](auto x) { return math::detail::quick_tanh(x); }));
  CHECK(both(tanh, 1e-42f) == 1e-42f);
  CHECK(both(tanh, infinity) == 1);
  CHECK(both(tanh, -infinity) == -1);
  const auto erf = [](auto x) { return math::erf(x); };
  CHECK(both(erf, 4.2f) == 1);  // gelu multiplies what is missing by its argument
  CHECK(both(erf, -1e30f) == -1);
}
TEST_CASE("accurate: tanh, sigmoid, erf within 2 ulp, subnormals included") {
  const auto check = [](auto f, auto exact) {
    const worst w = sweep(f, exact, -infinity, infinity, false);
    INFO(w.ulp << " ulp at " << w.where);
    CHECK(w.ulp <= 1);
    CHECK(w.differ == 0);
    CHECK(nan_stays(f));
  };
  const auto tanh = [](auto x) { return math::accurate::tanh(x); };
  const auto sigmoid = [](auto x) { return math::accurate::sigmoid(x); };
  const auto erf = [](auto x) { return math::accurate::erf(x); };
  check(tanh, [](long double x) { return tanhl(x); });
  check(sigmoid, [](long double x) { return 1 / (1 + expl(-x)); });
  check(erf, [](long double x) { return erfl(x); });
  CHECK(both(tanh, infinity) == 1);
  CHECK(both(tanh, 1e-42f) == 1e-42f);
  CHECK(both(sigmoid, -infinity) == 0);
  CHECK(both(sigmoid, infinity) == 1);
  CHECK(both(erf, -infinity) == -1);
}
TEST_CASE("abs, max, min, select_positive") {
  const float nan = std::nanf("");
  const auto check = [](auto f, float a, float b, float want) {
    alignas(64) float out[lanes];
    f(V(a), V(b)).store_aligned(out);
    for (const float got : {out[0], out[lanes - 1], f(a, b)}) CHECK((got == want || (std::isnan(got) && std::isnan(want))));
  };
  const auto max = [](auto a, auto b) { return math::max(a, b); };
  const auto min = [](auto a, auto b) { return math::min(a, b); };
  const auto pick = [](auto x, auto b) { return math::select_positive(x, b, -b); };
  check(max, 1, 2, 2), check(max, 2, 1, 2), check(max, nan, 1, nan), check(max, 1, nan, nan), check(max, -infinity, 1, 1);
  check(min, 1, 2, 1), check(min, 2, 1, 1), check(min, nan, 1, nan), check(min, 1, nan, nan), check(min, -infinity, 1, -infinity);
  check(pick, 1, 5, 5), check(pick, 0, 5, -5), check(pick, -1, 5, -5), check(pick, nan, 5, -5);
  const auto abs = [](auto x) { return math::abs(x); };
  CHECK(both(abs, -2) == 2);
  CHECK(both(abs, 2) == 2);
  CHECK(std::signbit(both(abs, -0.f)) == false);
}
namespace {
constexpr std::array points{-3.5f, -.75f, -1e-5f, .125f, .9f, 2.25f, 60.f};
template <class F> constexpr auto table(F f) {
  auto t = points;
  for (float& v : t) v = f(v);
  return t;
}
template <class F> bool same_at_run_time(F f) {
  constexpr auto constants = table(F{});
  auto t = points;
  for (float& v : t) {
    volatile float hidden = v;
    v = f(float(hidden));
  }
  return t == constants;
}
}  // namespace
TEST_CASE("constant expressions give the bits of the call") {
  CHECK(same_at_run_time([](float v) { return math::exp(v); }));
  CHECK(same_at_run_time([](float v) { return math::expm1(v); }));
  CHECK(same_at_run_time([](float v) { return math::tanh(v); }));
  CHECK(same_at_run_time([](float v) { return math::sigmoid(v); }));
  CHECK(same_at_run_time([](float v) { return math::erf(v); }));
  CHECK(same_at_run_time([](float v) { return math::accurate::tanh(v); }));
  CHECK(same_at_run_time([](float v) { return math::accurate::sigmoid(v); }));
  CHECK(same_at_run_time([](float v) { return math::accurate::erf(v); }));
  CHECK(same_at_run_time([](float v) { return math::log(math::abs(v)); }));
  CHECK(same_at_run_time([](float v) { return math::log1p(math::abs(v)); }));
  CHECK(same_at_run_time([](float v) { return math::sqrt(math::abs(v)); }));
}
