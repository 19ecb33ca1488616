// SPDX-License-Identifier: BSL-1.0
// A product of matrices as a contestant: the kernel itself, on weights that are packed once.
#pragma once
#include <memory>

#include <ikebana/kernels/kernels.hpp>

#include "ours.hpp"

namespace bench {

/// y[M][N] = a[M][K] . w[K][N].
template <int M, int N, int K> work product() {
  using namespace ikebana;
  job about{.net = network(1, 1, K).dense(N, act::linear, false), .batch = M};
  struct state {
    floats a, w = floats(kernels::packed_gemm(N, K)), bias = floats(kernels::packed_columns(N)), y = floats(M * N);
  };
  auto s = std::make_shared<state>(state{.a = about.x});
  kernels::pack_gemm<this_architecture, N, K>(about.net.weights.data(), nullptr, s->w.data());
  const auto call = [s, p = s.get()] {
    kernels::gemm<this_architecture, linear, N, K>(kernels::constant<M>{}, p->a.data(), p->w.data(), p->bias.data(), p->y.data());
  };
  return {std::move(about), {contestant_of("ikebana", call, [s] { return s->y; })}, {.weights = s->w.size() * sizeof(float)}};
}

}  // namespace bench
