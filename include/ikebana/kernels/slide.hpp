// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/kernels/taps.hpp>

namespace ikebana::kernels::detail {

/// A convolution of one input a vector of outputs (depthwise, or of images of one channel) whose weights stay in registers while a tile slides along the
/// columns of the input: an input, loaded once, serves all outputs that it reaches, of `high` rows of them.
template <architecture A, convolution S> struct sliding {
  static constexpr int size = S.columns.size, stride = S.columns.stride, reach = S.columns.reach();
  /// Outputs of a row that an input reaches.
  static constexpr int open = (reach + stride - 1) / stride;
  /// Two rows of outputs, where one has too few chains of multiply-adds; one register is left for the input. With many registers there are enough.
  static constexpr bool two_fit = machine<A>::registers == 16 && S.rows.dilation == 1 && S.cells() + 2 * open + 1 <= 16;
  static constexpr int high = two_fit ? 2 : 1, lines = (high - 1) * S.rows.stride + S.rows.size;

  /// Of a tile of T outputs: the one of which column i is tap j, or -1. Loops go over what there is: g++ takes its time over unrolled iterations that do nothing.
  static constexpr int output(int T, int i, int j) {
    const int d = i - j * S.columns.dilation, o = d / stride;
    return d >= 0 && d % stride == 0 && o < T ? o : -1;
  }
  /// The one whose last tap was the column before i, or -1.
  static constexpr int ended(int T, int i) { return output(T, i - reach, 0); }

  /// T outputs of each row. `at.input(q, i)` is a vector of row q, column i, `at.bias()` what outputs start with, `at.output(h, o, sum)` takes one;
  /// weights are Step floats apart.
  template <class B, int T, int Step, class At> static IKEBANA_INLINE void tile(const float* weights, const At& at) {
    // Constants of this function: g++ keeps the weights in memory where a loop's end is a call.
    constexpr int count = (T - 1) * stride + reach, cells = S.rows.size * size, rows = S.rows.size, down = S.rows.stride, inputs = lines;
    B w[cells], acc[high * T];
    IKEBANA_UNROLL for (int i = 0; i < cells; ++i) w[i] = take<B>(weights + i * Step);
    IKEBANA_UNROLL for (int i = 0; i <= count; ++i) {
      const int done = ended(T, i), begun = output(T, i, 0);
      if (done >= 0) {
        IKEBANA_UNROLL for (int h = 0; h < high; ++h) at.output(h, done, acc[h * T + done]);
      }
      if (begun >= 0) {
        IKEBANA_UNROLL for (int h = 0; h < high; ++h) acc[h * T + begun] = at.bias();
      }
      if (i < count && At::inside(i)) {
        IKEBANA_UNROLL for (int q = 0; q < inputs; ++q) {
          const B v = at.input(q, i);
          asm volatile("" ::: "memory");  // else g++ loads the input again for each multiply-add
          IKEBANA_UNROLL for (int h = 0; h < high; ++h) {
            const int r = q - h * down;
            IKEBANA_UNROLL for (int j = size - 1; j >= 0; --j)
              if (const int o = output(T, i, j); r >= 0 && r < rows && o >= 0) acc[h * T + o] = mad(v, w[r * size + j], acc[h * T + o]);
          }
        }
      }
    }
  }
};

}  // namespace ikebana::kernels::detail
