// SPDX-License-Identifier: BSL-1.0
// What the machine can do at most: multiply-adds a second, and bytes read a second from a buffer of each size given in KiB. JSON on stdout.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <ikebana/kernels/simd.hpp>

#include "harness.hpp"

namespace {
using namespace ikebana;
using B = kernels::batch<this_architecture>;

void read(const float* p, std::size_t floats) {
  constexpr int chains = 8, step = chains * kernels::size<B>;
  B sums[chains];
  IKEBANA_UNROLL for (int c = 0; c < chains; ++c) sums[c] = B(0.f);
  for (std::size_t i = 0; i < floats; i += step) {
    IKEBANA_UNROLL for (int c = 0; c < chains; ++c) sums[c] += B::load_aligned(p + i + c * kernels::size<B>);
  }
  alignas(64) float all[step];
  IKEBANA_UNROLL for (int c = 0; c < chains; ++c) sums[c].store_aligned(all + c * kernels::size<B>);
  asm volatile("" ::"r"(+all) : "memory");
}

/// The least time of a call, of many that take a millisecond at least.
template <class F> double least(F f) {
  using clock = std::chrono::steady_clock;
  double best = 1e9;
  long n = 1;
  for (int sample = 0; sample < 60;) {
    const auto from = clock::now();
    for (long i = 0; i < n; ++i) f();
    const double took = std::chrono::duration<double>(clock::now() - from).count();
    if (took < 1e-3) {
      n *= 2;
      continue;
    }
    best = std::min(best, took / double(n));
    ++sample;
  }
  return best;
}
}  // namespace

int main(int argc, char** argv) {
  std::printf("{\"flops\": %.5g, \"read\": {", bench::fma_chain_flops / least([] { bench::fma_chain(1); }));
  for (int i = 1; i < argc; ++i) {
    const std::size_t bytes = std::size_t(std::atol(argv[i])) * 1024;
    float* p = static_cast<float*>(std::aligned_alloc(4096, bytes));
    std::fill(p, p + bytes / sizeof(float), 1.f);
    std::printf("%s\"%s\": %.5g", i > 1 ? ", " : "", argv[i], double(bytes) / least([=] { read(p, bytes / sizeof(float)); }));
    std::free(p);
  }
  std::printf("}}\n");
}
