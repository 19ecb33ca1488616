// SPDX-License-Identifier: BSL-1.0
// The numbers of attention in heads: how many and how wide, which axes it goes over, and where weights and scratch have what.
#pragma once
#include <ikebana/core/dims.hpp>
#include <ikebana/kernels/declared.hpp>

namespace ikebana::detail {

/// Heads of queries, of keys and values (which several heads of queries may share), the width of a query and of a value.
struct head_sizes {
  int queries = 1, keys = 1, depth = 1, width = 1;
  constexpr int query() const { return queries * depth; }
  constexpr int key() const { return keys * depth; }
  constexpr int value() const { return keys * width; }
  constexpr int context() const { return queries * width; }
};

/// The axes of a sequence: those that attention goes over, and the others, which it is repeated for.
struct attended_axes {
  int count = 0, axis[3]{}, others = 0, other[max_rank]{};
  bool in_order = true;  // the others first, then the attended ones, as they lie in memory

  constexpr attended_axes(int rank, int given, const int (&list)[3]) : count(given) {
    bool taken[max_rank]{};
    if (given == 0)
      for (int a = 1; a < rank - 1 && count < 3; ++a) axis[count++] = a;
    for (int i = 0; i < given; ++i) axis[i] = list[i] < 0 ? list[i] + rank : list[i];
    for (int i = 0; i < count; ++i)
      if (axis[i] > 0 && axis[i] < rank - 1) taken[axis[i]] = true;
    for (int a = 1; a < rank - 1; ++a)
      if (!taken[a]) other[others++] = a;
    for (int i = 0; i < count; ++i) in_order = in_order && axis[i] == 1 + others + i;
  }
  constexpr bool fit(int rank) const {
    bool good = count + others == rank - 2;
    for (int i = 0; i < count; ++i) good = good && axis[i] > 0 && axis[i] < rank - 1;
    return good;
  }
  constexpr int length(const dims& d) const {
    int n = 1;
    for (int i = 0; i < count; ++i) n *= d.extent[axis[i]];
    return n;
  }
  constexpr int groups(const dims& d) const {
    int n = 1;
    for (int i = 0; i < others; ++i) n *= d.extent[other[i]];
    return n;
  }
  /// Which of the sequences that a mask of the axes up to the attended one has: that of a group.
  constexpr int sequence(const dims& d, int sample, int group) const {
    int before = 1, behind = 1;
    for (int i = 0; i < others; ++i) (other[i] < axis[0] ? before : behind) *= d.extent[other[i]];
    return sample * before + group / behind;
  }
  /// The row of a sample, in memory, of place `place` in group `group`.
  constexpr int row(const dims& d, int group, int place) const {
    int index[max_rank]{}, at = 0;
    for (int i = count - 1; i >= 0; --i) index[axis[i]] = place % d.extent[axis[i]], place /= d.extent[axis[i]];
    for (int i = others - 1; i >= 0; --i) index[other[i]] = group % d.extent[other[i]], group /= d.extent[other[i]];
    for (int a = 1; a < d.rank - 1; ++a) at = at * d.extent[a] + index[a];
    return at;
  }
};

/// A Dense inside the layer, as its weights are packed.
struct projection {
  int in = 0, out = 0, at = 0;
  constexpr int bias() const { return at + whole_lines(kernels::packed_gemm(out, in)); }
  constexpr int end() const { return bias() + whole_lines(kernels::packed_columns(out)); }
};
struct projections {
  projection query, key, gate, value, output;  // in Keras' order
};

/// Where a call's scratch has what; as many samples at once as make the projections worth it.
struct head_room {
  int samples = 1, query = 0, key = 0, gate = 0, value = 0, context = 0, transposed = 0, gathered = 0, scores = 0, size = 0;
};

}  // namespace ikebana::detail
