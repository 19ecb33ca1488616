// SPDX-License-Identifier: BSL-1.0
// A product of matrices as a contestant: the kernel itself, on weights that are packed once.
#pragma once
#include <cstdlib>
#include <memory>

#include <ikebana/kernels/kernels.hpp>

#include "ours.hpp"

namespace bench {

/// Floats from a cache line's beginning on, zero at first.
struct aligned_floats {
  struct release {
    void operator()(float* p) const { std::free(p); }
  };
  std::size_t count;
  std::unique_ptr<float, release> data{static_cast<float*>(std::aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64))};
  explicit aligned_floats(std::size_t n) : count{n} { std::fill_n(data.get(), n, 0.f); }
  float* get() const { return data.get(); }
};

/// y[M][N] = a[M][K] . w[K][N].
template <int M, int N, int K> work product() {
  using namespace ikebana;
  job about{.net = network(1, 1, K).dense(N, act::linear, false), .batch = M};
  struct state {
    aligned_floats a{M * K}, w{kernels::packed_gemm(N, K)}, bias{kernels::packed_columns(N)}, y{M * N};
  };
  auto s = std::make_shared<state>();
  std::copy(about.x.begin(), about.x.end(), s->a.get());
  kernels::pack_gemm<this_architecture, N, K>(about.net.weights.data(), nullptr, s->w.get());
  const auto call = [s, p = s.get()] { kernels::gemm<this_architecture, linear, N, K>(kernels::constant<M>{}, p->a.get(), p->w.get(), p->bias.get(), p->y.get()); };
  const auto output = [s] { return std::vector<float>(s->y.get(), s->y.get() + s->y.count); };
  return {std::move(about), {contestant_of("ikebana", call, output)}, {.weights = s->w.count * sizeof(float)}};
}

}  // namespace bench
