// SPDX-License-Identifier: BSL-1.0
// Multiply, Maximum and Minimum of tensors with masks: what is masked takes no part (keras/src/layers/merging/base_merge.py, multiply.py).
#pragma once
#include <ikebana/layers/merging/broadcast.hpp>

namespace ikebana::detail {

/// A row of features, or one number for all of them, onto y.
template <architecture A> void spread_row(int n, const float* x, bool single, float* y) {
  for (int i = 0; i < n; ++i) y[i] = single ? *x : x[i];
}

/// The same as merge_all, where mask[k] says of each row of in[k] whether it takes part; its data is null where all do. y is apart from
/// all inputs.
template <architecture A, kernels::binary Op, int N> void merge_masked(const dims& out, const broadcast_input (&in)[N], const broadcast_input (&mask)[N], float* y) {
  constexpr bool product = Op == kernels::binary::multiply;
  const int features = out.rank - 1, width = out.extent[features], rows = out.count(0, features);
  bool all_masked = true;
  for (const broadcast_input& m : mask) all_masked &= m.data != nullptr;
  for (int row = 0; row < rows; ++row) {
    float* const to = y + std::ptrdiff_t(row) * width;
    bool begun = false, masked_so_far = true;  // has one taken part; have all had a mask
    for (int k = 0; k < N; ++k) {
      const float* const x = in[k].data + in[k].offset(row, features, out);
      const bool single = in[k].spreads(features, out), has_mask = mask[k].data != nullptr;
      const bool counts = !has_mask || mask[k].data[mask[k].offset(row, features, out)] != 0.f;
      if (k == 0 && (counts || !product)) spread_row<A>(width, x, single, to);
      else if (counts && (product ? begun : begun || !masked_so_far)) {
        if (single) kernels::zip_scalar<A, Op>(width, to, *x, to);
        else kernels::zip<A, Op>(width, to, x, to);
      } else if (counts) spread_row<A>(width, x, single, to);
      begun |= counts;
      masked_so_far &= has_mask;
    }
    if (product && !begun) {
      const float nothing = all_masked ? 0.f : 1.f;
      spread_row<A>(width, &nothing, true, to);
    }
  }
}

}  // namespace ikebana::detail
