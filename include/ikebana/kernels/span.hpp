// SPDX-License-Identifier: BSL-1.0
// Element by element over n floats. The end is an overlapping vector, read before anything is written, so that y may be an operand.
#pragma once
#include <ikebana/kernels/simd.hpp>

namespace ikebana::kernels::detail {

/// y[i] = f(x[i]...); f takes a batch of each operand.
template <architecture A, class F, class... X> IKEBANA_INLINE void elementwise(int n, float* y, F f, const X*... x) {
  using B = batch<A>;
  using S = batch<A, narrowest<A>()>;
  constexpr int lanes = size<B>, few = size<S>;
  if (n >= lanes) {
    const int end = n - lanes;
    const B last = f(take<B>(x + end)...);
#pragma GCC unroll 2
    for (int i = 0; i < end; i += lanes) put(y + i, B(f(take<B>(x + i)...)));
    put(y + end, last);
    return;
  }
  int i = 0;
  if constexpr (lanes > few)
    for (; i + few <= n; i += few) put(y + i, S(f(take<S>(x + i)...)));
  if (i < n) put_some(y + i, S(f(take_some<S>(x + i, n - i)...)), n - i);
}

}  // namespace ikebana::kernels::detail
