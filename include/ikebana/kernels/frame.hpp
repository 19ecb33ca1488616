// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cstring>

#include <ikebana/kernels/declared.hpp>

namespace ikebana::kernels {

template <architecture A> void frame(const int (&extents)[3], int channels, const int (&before)[3], const int (&after)[3], float fill, const float* x, float* y) {
  const auto outputs = [&](int a) { return extents[a] + before[a] + after[a]; };
  const std::ptrdiff_t row = std::ptrdiff_t(extents[2]) * channels, row_out = std::ptrdiff_t(outputs(2)) * channels;
  const std::ptrdiff_t left = std::ptrdiff_t(std::max(before[2], 0)) * channels, right = std::ptrdiff_t(std::max(after[2], 0)) * channels;
  const std::ptrdiff_t skipped = std::ptrdiff_t(std::max(-before[2], 0)) * channels;
  for (int oz = 0; oz < outputs(0); ++oz)
    for (int oy = 0; oy < outputs(1); ++oy, y += row_out) {
      const int z = oz - before[0], r = oy - before[1];
      if (z < 0 || z >= extents[0] || r < 0 || r >= extents[1]) {
        std::fill_n(y, row_out, fill);
        continue;
      }
      std::fill_n(y, left, fill);
      std::memcpy(y + left, x + (std::ptrdiff_t(z) * extents[1] + r) * row + skipped, std::size_t(row_out - left - right) * sizeof(float));
      std::fill_n(y + row_out - right, right, fill);
    }
}

template <architecture A, class Channels> void repeat(const int (&extents)[3], Channels channels, const int (&times)[3], const float* x, float* y) {
  const auto again = [&](std::ptrdiff_t n, int copies) {  // the last n floats so many times more
    for (; copies > 0; --copies, y += n) std::memcpy(y, y - n, std::size_t(n) * sizeof(float));
  };
  const int pixel = channels;
  for (int z = 0; z < extents[0]; ++z) {
    const float* const plane = y;
    for (int r = 0; r < extents[1]; ++r) {
      const float* const row = y;
      for (int c = 0; c < extents[2]; ++c, x += pixel)
        for (int t = 0; t < times[2]; ++t, y += pixel) std::memcpy(y, x, std::size_t(pixel) * sizeof(float));
      again(y - row, times[1] - 1);
    }
    again(y - plane, times[0] - 1);
  }
}

}  // namespace ikebana::kernels
