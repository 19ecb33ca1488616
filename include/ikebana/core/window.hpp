// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

namespace ikebana {

/// Keras' `padding` argument: `valid` reads inside the input only; `same` gives ceil(n / stride) outputs, the odd cell of padding at
/// the end; `causal` (Conv1D) pads at the start, so that output t sees no input after t.
enum class padding { valid, same, causal };

constexpr std::string_view spelled(padding p) {
  return p == padding::valid ? "valid" : p == padding::same ? "same" : "causal";
}

/// One spatial axis of a convolution or a pooling: its size arithmetic is Keras' (`keras/src/ops/operation_utils.py`).
struct window {
  int size = 1, stride = 1, dilation = 1;
  padding pad = padding::valid;

  /// The cells that a window spans, gaps of the dilation included.
  constexpr int reach() const { return (size - 1) * dilation + 1; }
  /// The number of outputs for `n` inputs; zero or negative where the window does not fit.
  constexpr int outputs(int n) const {
    if (pad != padding::valid) return n <= 0 ? 0 : (n - 1) / stride + 1;
    return n < reach() ? 0 : (n - reach()) / stride + 1;
  }
  /// The cells of padding before the first input, for `n` inputs.
  constexpr int before(int n) const {
    if (pad == padding::valid) return 0;
    if (pad == padding::causal) return reach() - 1;
    const int total = (outputs(n) - 1) * stride + reach() - n;
    return total > 0 ? total / 2 : 0;
  }
  friend constexpr bool operator==(const window&, const window&) = default;
};

}  // namespace ikebana
