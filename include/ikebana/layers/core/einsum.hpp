// SPDX-License-Identifier: BSL-1.0
// An einsum equation of one input and one weight, read at compile time, as a batch of products of matrices.
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana::detail {

/// The axes of one operand: a label each, with the distance in memory from one index to the next.
struct labels {
  int count = 0;
  char name[max_rank]{};
  constexpr void add(char c) { if (count < max_rank) name[count++] = c; }
  constexpr int find(char c) const {
    for (int i = 0; i < count; ++i)
      if (name[i] == c) return i;
    return -1;
  }
  constexpr bool has(char c) const { return find(c) >= 0; }
};

/// The equation with its ellipsis written out, as labels that are no letters.
struct einsum {
  labels in, weight, out;
  int elided = 0;
  bool sound = false, left = false, right = false;

  constexpr einsum(std::string_view text, int rank) {
    const auto letters = [&text] {
      std::size_t n = 0;
      while (n < text.size() && ((text[n] >= 'a' && text[n] <= 'z') || (text[n] >= 'A' && text[n] <= 'Z'))) ++n;
      const std::string_view found = text.substr(0, n);
      text.remove_prefix(n);
      return found;
    };
    const auto skip = [&text](std::string_view what) {
      const bool there = text.substr(0, what.size()) == what;
      if (there) text.remove_prefix(what.size());
      return there;
    };
    left = skip("...");
    const std::string_view x = letters();
    right = !left && skip("...");
    if (!skip(",")) return;
    const std::string_view w = letters();
    if (!skip("->") || (left && !skip("..."))) return;
    const std::string_view y = letters();
    if ((right && !skip("...")) || !text.empty() || x.empty() || w.empty() || y.empty() || (right && x.size() < 2)) return;
    if (x.size() > max_rank || w.size() > max_rank || y.size() > max_rank) return;
    sound = true;
    elided = rank - int(x.size());
    write(in, x);
    for (char c : w) weight.add(c);
    write(out, y);
  }
  constexpr bool fits(int rank) const { return elided == 0 || (elided > 0 && (left || right) && in.count == rank && out.count <= max_rank); }

 private:
  constexpr void write(labels& to, std::string_view s) {
    for (int i = 0; left && i < elided; ++i) to.add(char(1 + i));
    for (char c : s) to.add(c);
    for (int i = 0; right && i < elided; ++i) to.add(char(1 + i));
  }
};

/// Some labels as one index, in order: how far it goes, and where it leads in an operand.
struct index_of_labels {
  labels of;
  int extent[max_rank]{};

  constexpr void add(char c, int n) {
    extent[of.count] = n;
    of.add(c);
  }
  constexpr int size() const {
    int n = 1;
    for (int i = 0; i < of.count; ++i) n *= extent[i];
    return n;
  }
  /// The offset of the index-th combination in a row-major operand of these labels and extents; 0 for a label that it has not, or spreads.
  constexpr int offset(int index, const labels& operand, const dims& shape) const {
    int at = 0;
    for (int i = of.count - 1; i >= 0; --i) {
      const int here = index % extent[i];
      index /= extent[i];
      int step = 1;
      for (int a = operand.count - 1; a >= 0; --a) {
        if (operand.name[a] == of.name[i] && shape.extent[a] != 1) at += here * step;
        step *= shape.extent[a];
      }
    }
    return at;
  }
};

/// y[group][row][column] = the sum over depth of x[group][row][depth] * w[group][depth][column]; the batch, the first label, is apart: in `groups` where
/// the weight has it too, in `rows` where it has not.
struct einsum_product {
  index_of_labels groups, rows, depth, columns;
  bool reads_in_order = true, writes_in_order = true, batch_in_weight = false;

  constexpr einsum_product(const einsum& e, const dims& in, const dims& out) {
    batch_in_weight = e.weight.has(e.in.name[0]);
    for (int a = 1; a < e.out.count; ++a) {
      const char c = e.out.name[a];
      const bool x = e.in.has(c), w = e.weight.has(c);
      (x && w ? groups : x ? rows : columns).add(c, out.extent[a]);
    }
    for (int a = 1; a < e.in.count; ++a)
      if (!e.out.has(e.in.name[a])) depth.add(e.in.name[a], in.extent[a]);
    const bool grouped = groups.of.count > 0;
    reads_in_order = !grouped && in_order(e.in, rows.of, depth.of);
    writes_in_order = !grouped && in_order(e.out, rows.of, columns.of);
  }
  static constexpr bool in_order(const labels& operand, const labels& first, const labels& then) {
    for (int a = 1; a < operand.count; ++a)
      if (operand.name[a] != (a - 1 < first.count ? first.name[a - 1] : then.name[a - 1 - first.count])) return false;
    return true;
  }
};

}  // namespace ikebana::detail
