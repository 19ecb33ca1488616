// SPDX-License-Identifier: BSL-1.0
// What the kernels' tests share: reproducible data in blocks of their exact size (so that the sanitizers see a step outside), and the
// comparison with a reference in double.
#pragma once
#include <cmath>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include <ikebana/kernels/kernels.hpp>

#include "catch.hpp"

namespace k = ikebana::kernels;
inline constexpr ikebana::architecture here = ikebana::this_architecture;

using floats = std::vector<float>;
using doubles = std::vector<double>;

template <class T> auto at(T& v, int i) -> decltype(v[0]) { return v[static_cast<std::size_t>(i)]; }

inline floats random_floats(int n, float low = -1, float high = 1) {
  static std::mt19937 generator(20261123);
  floats v(static_cast<std::size_t>(n));
  for (float& x : v) x = low + (high - low) * (static_cast<float>(generator() >> 8) / 16777216.f);
  return v;
}
inline floats unwritten(int n) { return floats(static_cast<std::size_t>(n), std::nanf("")); }
inline doubles zeros(int n) { return doubles(static_cast<std::size_t>(n)); }

/// The largest error relative to the largest reference value; infinite where a value was not written, or is NaN.
inline double error(const floats& got, const doubles& want) {
  double worst = 0, largest = 1e-30;
  if (got.size() != want.size()) return HUGE_VAL;
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double e = std::fabs(double(got[i]) - want[i]);
    if (!(e <= worst)) worst = e == e ? e : HUGE_VAL;
    largest = std::max(largest, std::fabs(want[i]));
  }
  return worst / largest;
}
inline constexpr double bound = 1e-5;

/// Activations with their references.
struct identity {
  static constexpr bool cheap = true;
  template <class V> constexpr V apply(V x) const { return x; }
  static double exactly(double x) { return x; }
};
struct leaky {
  template <class V> constexpr V apply(V x) const { return k::math::select_positive(x, x, x * V(.25f)); }
  static double exactly(double x) { return x > 0 ? x : x / 4; }
};
struct tangent {
  template <class V> constexpr V apply(V x) const { return k::math::tanh(x); }
  static double exactly(double x) { return std::tanh(x); }
};
struct logistic {
  template <class V> constexpr V apply(V x) const { return k::math::sigmoid(x); }
  static double exactly(double x) { return 1 / (1 + std::exp(-x)); }
};
