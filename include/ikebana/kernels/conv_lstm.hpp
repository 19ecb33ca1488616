// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/math.hpp>

namespace ikebana::kernels {

namespace detail {
/// N units of a pixel: no vector overlaps another, for the states change in place.
template <auto Act, auto Recurrent, int N, int Units, class B> IKEBANA_INLINE void conv_lstm_units(const float* x, const float* h, float* c, float* to) {
  const auto gate = [=](int k) { return take_part<N, B>(x + k * Units) + take_part<N, B>(h + k * Units); };
  const B i = Recurrent.apply(gate(0)), f = Recurrent.apply(gate(1)), candidate = Act.apply(gate(2)), o = Recurrent.apply(gate(3));
  const B state = mad(f, take_part<N, B>(c), i * candidate);
  put_part<N>(c, state);
  put_part<N>(to, B(o * Act.apply(state)));
}
}  // namespace detail

template <architecture A, auto Act, auto Recurrent, int Units, class Count> void conv_lstm(Count pixels, const float* x, const float* h, float* c, float* to) {
  constexpr int lanes = fit<A>(Units), whole = Units / lanes * lanes;
  using B = batch<A, lanes>;
  for (int p = 0; p < int(pixels); ++p, x += 4 * Units, h += 4 * Units, c += Units, to += Units) {
    for (int u = 0; u < whole; u += lanes) detail::conv_lstm_units<Act, Recurrent, lanes, Units, B>(x + u, h + u, c + u, to + u);
    if constexpr (whole < Units) detail::conv_lstm_units<Act, Recurrent, Units - whole, Units, B>(x + whole, h + whole, c + whole, to + whole);
  }
}

}  // namespace ikebana::kernels
