// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/core/extent.hpp>

namespace ikebana {

/// The most axes that a tensor may have, the batch among them.
inline constexpr int max_rank = 8;

namespace detail {
/// Floats, as many as fill whole cache lines.
constexpr int whole_lines(int floats) { return (floats + 15) / 16 * 16; }
}  // namespace detail

/// The extents of a tensor, batch first, as a value to compute with. `shape<...>` is the type that names the same.
struct dims {
  int rank = 0;
  int extent[max_rank]{};  // `unknown` where only the call knows
  int bound[max_rank]{};   // of an unknown extent: its limit, 0 for none

  constexpr dims() = default;
  template <class... E> constexpr explicit dims(up_to first, E... rest) { (add(first), ..., add(rest)); }
  template <class... E> constexpr explicit dims(int first, E... rest) { (add(first), ..., add(rest)); }

  constexpr void add(int e) { extent[rank++] = e; }
  constexpr void add(up_to e) {
    bound[rank] = e.bound;
    extent[rank++] = unknown;
  }
  /// The axis that Keras means: -1 is the last. `rank` or more, or below -rank, is no axis (-1).
  constexpr int axis(int a) const { return a >= rank || a < -rank ? -1 : a < 0 ? a + rank : a; }
  constexpr int last() const { return rank > 0 ? extent[rank - 1] : 0; }

  constexpr bool known(int a) const { return extent[a] != unknown; }
  /// Every extent from axis `from` on is known.
  constexpr bool known_from(int from) const {
    for (int a = from; a < rank; ++a)
      if (!known(a)) return false;
    return true;
  }
  /// Every extent from axis `from` on is known or bounded: memory can be planned.
  constexpr bool bounded_from(int from) const {
    for (int a = from; a < rank; ++a)
      if (!known(a) && bound[a] == 0) return false;
    return true;
  }
  /// The product of the extents in [from, to): `unknown` where one is.
  constexpr int count(int from, int to) const {
    int product = 1;
    for (int a = from; a < to; ++a) {
      if (!known(a)) return unknown;
      product *= extent[a];
    }
    return product;
  }
  constexpr int size() const { return count(0, rank); }
  /// The same with each bounded extent at its bound.
  constexpr dims largest() const {
    dims d = *this;
    for (int a = 0; a < rank; ++a)
      if (!known(a) && bound[a] > 0) d.set(a, bound[a]);
    return d;
  }
  constexpr void set(int a, int e, int limit = 0) {
    extent[a] = e;
    bound[a] = e == unknown ? limit : 0;
  }
  /// Axis `a` becomes f of itself, and so does its bound; f must not decrease.
  template <class F> constexpr void change(int a, F f) {
    if (known(a)) extent[a] = f(extent[a]);
    else if (bound[a] > 0) bound[a] = f(bound[a]);
  }
  constexpr void copy_axis(int to, const dims& other, int from) {
    extent[to] = other.extent[from];
    bound[to] = other.bound[from];
  }
  constexpr dims first(int axes) const {
    dims d;
    while (d.rank < axes) d.copy_axis(d.rank, *this, d.rank), ++d.rank;
    return d;
  }
  constexpr dims without(int axis) const {
    dims d;
    for (int a = 0; a < rank; ++a)
      if (a != axis) d.copy_axis(d.rank++, *this, a);
    return d;
  }
  /// Two tensors that are `agreeing` can have the same extents: unknown agrees with anything.
  friend constexpr bool agree(const dims& a, const dims& b) {
    bool same = a.rank == b.rank;
    for (int i = 0; same && i < a.rank; ++i) same = !a.known(i) || !b.known(i) || a.extent[i] == b.extent[i];
    return same;
  }
  friend constexpr bool operator==(const dims&, const dims&) = default;
};

}  // namespace ikebana
