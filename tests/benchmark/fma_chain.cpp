// SPDX-License-Identifier: BSL-1.0
// As many multiply-adds as the machine can do: enough chains in registers to hide their latency.
#include <ikebana/kernels/simd.hpp>

#include "harness.hpp"

namespace {
using namespace ikebana;
using B = kernels::batch<this_architecture>;
constexpr int chains = 12, links = 256;
}  // namespace

const double bench::fma_chain_flops = 2. * chains * links * kernels::size<B>;

void bench::fma_chain(long n) {
  B sums[chains], factor(.5f), term(1.f);
  IKEBANA_UNROLL for (int c = 0; c < chains; ++c) sums[c] = B(3.f + float(c));  // 2 would stay 2, which compilers see
  for (; n > 0; --n) {
#pragma GCC unroll 1
    for (int i = 0; i < links; ++i) {
      IKEBANA_UNROLL for (int c = 0; c < chains; ++c) sums[c] = kernels::mad(sums[c], factor, term);
    }
  }
  alignas(64) float all[chains * kernels::size<B>];
  IKEBANA_UNROLL for (int c = 0; c < chains; ++c) sums[c].store_aligned(all + c * kernels::size<B>);
  asm volatile("" ::"r"(+all) : "memory");
}
