// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <ikebana/core/architecture.hpp>
#include <ikebana/initializers/initializer.hpp>

namespace ikebana::detail {

/// SplitMix64: the same numbers from the same seed on every machine.
template <architecture A> struct generator {
  std::uint64_t state;
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  float uniform() { return float(double(next() >> 11) * 0x1p-53); }  // [0, 1)
  float normal() {                                                   // Box-Muller
    const double u = 1 - double(next() >> 11) * 0x1p-53, v = double(next() >> 11) * 0x1p-53;
    return float(std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * v));
  }
  float truncated() {  // within two deviations, as Keras draws them
    for (;;)
      if (const float x = normal(); std::abs(x) < 2) return x;
  }
};

/// Orthonormal rows or columns, whichever are fewer, by modified Gram-Schmidt; Keras flattens all axes but the last.
template <architecture A> void fill_orthogonal(float gain, const dims& shape, generator<A>& random, float* w) {
  const int columns = shape.last(), rows = shape.size() / columns;
  const bool wide = columns > rows;  // then the rows are orthonormal, else the columns
  const int vectors = wide ? rows : columns, length = wide ? columns : rows, step = wide ? 1 : columns, start = wide ? columns : 1;
  for (int v = 0; v < vectors; ++v) {
    for (bool enough = false; !enough;) {
      for (int i = 0; i < length; ++i) w[v * start + i * step] = random.normal();
      double norm = 0;
      for (int pass = 0; pass < 2; ++pass)
        for (int u = 0; u < v; ++u) {
          double dot = 0;
          for (int i = 0; i < length; ++i) dot += double(w[v * start + i * step]) * w[u * start + i * step];
          for (int i = 0; i < length; ++i) w[v * start + i * step] -= float(dot) * w[u * start + i * step];
        }
      for (int i = 0; i < length; ++i) norm += double(w[v * start + i * step]) * w[v * start + i * step];
      enough = norm > 1e-6;
      for (int i = 0; enough && i < length; ++i) w[v * start + i * step] = float(w[v * start + i * step] / std::sqrt(norm));
    }
  }
  for (int i = 0; i < rows * columns; ++i) w[i] *= gain;
}

/// Fills a weight as its initializer says (keras/src/initializers/random_initializers.py); the numbers are our own. Kinds has a bit for each
/// kind of initializer that may come, so that a program without orthogonal ones does not compile them.
template <architecture A, unsigned Kinds = ~0u> void fill(const initializer& init, const dims& shape, generator<A>& random, float* w) {
  const int n = shape.size();
  switch (init.kind) {
    case initializer::constant:
      for (int i = 0; i < n; ++i) w[i] = init.a;
      break;
    case initializer::uniform:
      for (int i = 0; i < n; ++i) w[i] = init.a + (init.b - init.a) * random.uniform();
      break;
    case initializer::normal:
      for (int i = 0; i < n; ++i) w[i] = init.a + init.b * random.normal();
      break;
    case initializer::truncated_normal:
      for (int i = 0; i < n; ++i) w[i] = init.a + init.b * random.truncated();
      break;
    case initializer::variance_scaling: {
      const fans f(shape);
      const float fan = init.mode == initializer::fan_in ? f.in : init.mode == initializer::fan_out ? f.out : (f.in + f.out) / 2;
      const float variance = init.a / std::max(1.f, fan), limit = std::sqrt(3 * variance), deviation = std::sqrt(variance);
      for (int i = 0; i < n; ++i)
        w[i] = init.distribution == initializer::as_uniform             ? limit * (2 * random.uniform() - 1)
               : init.distribution == initializer::as_truncated_normal ? deviation / 0.87962566103423978f * random.truncated()
                                                                        : deviation * random.normal();
      break;
    }
    case initializer::orthogonal:
      if constexpr ((Kinds >> initializer::orthogonal & 1) != 0) fill_orthogonal<A>(init.a, shape, random, w);
      break;
    case initializer::identity:
      for (int i = 0; i < n; ++i) w[i] = shape.rank == 2 && i / shape.last() == i % shape.last() ? init.a : 0.f;
      break;
    case initializer::unit_forget_bias:
      for (int i = 0; i < n; ++i) w[i] = i >= int(init.a) && i < 2 * int(init.a) ? 1.f : init.b;
      break;
  }
}

/// Where a weight lies, and what it is filled with.
struct initial_weight {
  initializer init{};
  dims shape{};
  int offset = 0;
};
template <architecture A, unsigned Kinds> void fill_all(const initial_weight* list, int count, std::uint64_t seed, float* weights) {
  generator<A> random{seed};
  for (int k = 0; k < count; ++k) fill<A, Kinds>(list[k].init, list[k].shape, random, weights + list[k].offset);
}

}  // namespace ikebana::detail
