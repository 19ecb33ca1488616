// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

template <architecture A, class Count> void digitize(Count n, int boundaries, const float* bins, const float* x, float* y) {
  detail::elementwise<A>(int(n), y,
                         [=](auto v) {
                           using V = decltype(v);
                           V below(0.f);
                           for (int b = 0; b < boundaries; ++b) below = below + choose(v < V(bins[b]), V(0.f), V(1.f));  // a NaN is above all
                           return below;
                         },
                         x);
}

template <architecture A, encoding How, class Id> void encode(int outer, int many, int inner, int depth, const float* x, const float* weights, float* y, Id id) {
  std::ptrdiff_t n = 0;
  for (int o = 0; o < outer; ++o, y += std::ptrdiff_t(inner) * depth) {
    std::fill_n(y, std::ptrdiff_t(inner) * depth, 0.f);
    for (int k = 0; k < many; ++k)
      for (int i = 0; i < inner; ++i, ++n)
        if (const int at = id(x[n]); at >= 0 && at < depth) {
          float& cell = y[std::ptrdiff_t(i) * depth + at];
          cell = How == encoding::hot ? 1.f : cell + (How == encoding::weighted ? weights[n] : 1.f);
        }
  }
}

}  // namespace ikebana::kernels
