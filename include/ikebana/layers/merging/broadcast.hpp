// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana::detail {

/// One input of a merge: where the elements of an output's row are.
struct broadcast_input {
  const float* data = nullptr;
  int step[max_rank]{};  // of the output's axes, 0 where the input spreads
  /// Of the first element of a row, if the axes from `axis` on make one.
  constexpr std::ptrdiff_t offset(int row, int axis, const dims& out) const {
    std::ptrdiff_t sum = 0;
    for (int a = axis - 1; a >= 0; --a) {
      sum += std::ptrdiff_t(row % out.extent[a]) * step[a];
      row /= out.extent[a];
    }
    return sum;
  }
  constexpr bool spreads(int axis, const dims& out) const { return step[axis] == 0 && out.extent[axis] != 1; }
};
constexpr broadcast_input broadcast(const float* data, const dims& in, const dims& out) {
  broadcast_input x{data, {}};
  const int missing = out.rank - in.rank;
  int step = 1;
  for (int a = in.rank - 1; a >= 0; --a) {
    x.step[a == 0 ? 0 : a + missing] = in.extent[a] == 1 ? 0 : step;
    step *= in.extent[a];
  }
  return x;
}

}  // namespace ikebana::detail
