// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/micro.hpp>

namespace ikebana::kernels {

/// A range of positions, [from, to).
struct taps { int from, to; };

/// The taps of a window that lie inside n cells, the first tap being at `at`, which may be negative.
IKEBANA_INLINE constexpr taps taps_inside(const window& w, int at, int n) {
  const int from = at < 0 ? (-at + w.dilation - 1) / w.dilation : 0, to = n > at ? (n - at + w.dilation - 1) / w.dilation : 0;
  return {std::min(from, w.size), std::clamp(to, std::min(from, w.size), w.size)};
}

/// The outputs whose taps all lie inside n cells.
IKEBANA_INLINE constexpr taps outputs_inside(const window& w, int n) {
  const int outputs = w.outputs(n), before = w.before(n), room = n - w.reach() + before;
  const int from = before > 0 ? std::min(outputs, (before + w.stride - 1) / w.stride) : 0;
  return {from, room < 0 ? from : std::clamp(room / w.stride + 1, from, outputs)};
}

namespace detail {

/// The max pooling behind a convolution of h x w inputs: its outputs, and those of the convolution that it reads.
template <convolution S, pooling P> struct pooled {
  static constexpr int height = P.rows.size, width = P.columns.size, cells = height * width;
  static constexpr int rows(int h) { return S.rows.outputs(h) / height; }
  static constexpr int columns(int w) { return S.columns.outputs(w) / width; }
  /// The outputs that read no padding at the sides.
  static constexpr taps inside(int w) {
    const auto [from, to] = outputs_inside(S.columns, w);
    const int first = std::min((from + width - 1) / width, columns(w));
    return {first, std::clamp(to / width, first, columns(w))};
  }
};

template <auto Act> concept cheap = requires { requires decltype(Act)::cheap; };

}  // namespace detail

}  // namespace ikebana::kernels
