// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>

#include <ikebana/kernels/simd.hpp>

namespace ikebana::kernels {

template <architecture A, int Width, class Count> void gather(Count n, int table_rows, const float* ids, const float* table, float* y) {
  const int count = n;
  for (int i = 0; i < count; ++i, y += Width) {
    const float id = ids[i];
    // Compared as floats: a conversion out of an int's range is undefined. Those from -table_rows to -1 count from the end, as on JAX.
    if (id > -float(table_rows) - 1 && id < float(table_rows)) {
      const int row = int(id) < 0 ? int(id) + table_rows : int(id);
      std::memcpy(y, table + std::ptrdiff_t(row) * Width, Width * sizeof(float));
    } else {
      std::fill_n(y, Width, std::numeric_limits<float>::quiet_NaN());
    }
  }
}

}  // namespace ikebana::kernels
