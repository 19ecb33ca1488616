// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels {

template <architecture A, auto Act, class Count> void map(Count n, const float* x, float* y) {
  detail::elementwise<A>(int(n), y, [](auto v) { return Act.apply(v); }, x);
}

}  // namespace ikebana::kernels
