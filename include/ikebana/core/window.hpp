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
  int front = 0, back = 0;  // cells of padding that `valid` has all the same, at either end; negative: inputs that are left out

  /// The cells that a window spans, gaps of the dilation included.
  constexpr int reach() const { return (size - 1) * dilation + 1; }
  /// The number of outputs for `n` inputs; zero or negative where the window does not fit.
  constexpr int outputs(int n) const {
    if (pad != padding::valid) return n <= 0 ? 0 : (n - 1) / stride + 1;
    return n + front + back < reach() ? 0 : (n + front + back - reach()) / stride + 1;
  }
  /// The cells of padding before the first input, for `n` inputs.
  constexpr int before(int n) const {
    if (pad == padding::valid) return front;
    if (pad == padding::causal) return reach() - 1;
    const int total = (outputs(n) - 1) * stride + reach() - n;
    return total > 0 ? total / 2 : 0;
  }
  constexpr bool pads() const { return pad != padding::valid ? size > 1 : front > 0 || back > 0; }
  friend constexpr bool operator==(const window&, const window&) = default;
};

/// One spatial axis of a transposed convolution: each input is spread over a window of outputs, whose places are `stride` apart; what lies beyond the
/// outputs is cut off. Keras' arithmetic (`keras/src/backend/common/backend_utils.py`), as JAX carries it out.
struct stretch {
  int size = 1, stride = 1, dilation = 1;
  padding pad = padding::valid;
  int output_padding = -1;  // -1: not given, and then as much as makes n * stride outputs of `same`, and room for all windows of `valid`

  constexpr int reach() const { return (size - 1) * dilation + 1; }
  /// The outputs of a single input.
  constexpr int least() const {
    if (pad == padding::valid) return output_padding < 0 ? (reach() > stride ? reach() : stride) : reach() + output_padding;
    return output_padding < 0 ? stride : reach() % 2 + output_padding;
  }
  constexpr int outputs(int n) const { return (n - 1) * stride + least(); }
  /// The places that are cut off in front of the first output.
  constexpr int cut() const {
    if (pad == padding::valid) return 0;
    const int total = output_padding < 0 ? stride + reach() - 2 : reach() + reach() % 2 - 2 + output_padding, left = total / 2 + total % 2;
    return reach() - 1 - (left < reach() - 1 ? left : reach() - 1);
  }

  /// The outputs at, at + stride, ... are a convolution by itself, of every stride-th cell of the window from the `first` on, in reverse.
  struct phase {
    int first;
    window cells;  // of no size where none reaches those outputs
    friend constexpr bool operator==(const phase&, const phase&) = default;
  };
  constexpr phase at(int output) const {
    const int place = output + cut(), first = place % stride, ahead = place / stride;
    const int taps = first < size ? (size - first + stride - 1) / stride : 0, apart = stride > 1 ? 1 : dilation;
    return {first, {taps, 1, apart, padding::valid, (taps - 1) * apart - ahead, (least() - output + stride - 1) / stride - 1 + ahead}};
  }
};

}  // namespace ikebana
