// SPDX-License-Identifier: BSL-1.0
// What layers share that work along one axis or several at once: which they are, and the tensor seen as (outer, n, inner), n along them.
#pragma once
#include <cstring>

#include <ikebana/core/view.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana::detail {

/// The axes of an option, in the order in which Keras sorts them.
struct axis_list {
  int count, given[max_rank]{};
  constexpr explicit axis_list(const axis& a) : count{a.count} {
    for (int k = 0; k < count; ++k) {
      int at = k;
      for (; at > 0 && given[at - 1] > a[k]; --at) given[at] = given[at - 1];
      given[at] = a[k];
    }
  }
  /// Is axis a of a tensor of this rank among them?
  constexpr bool has(int a, int rank) const {
    for (int k = 0; k < count; ++k)
      if (given[k] == a || given[k] + rank == a) return true;
    return false;
  }
  constexpr int first(int rank) const {
    int a = 0;
    while (!has(a, rank)) ++a;
    return a;
  }
  constexpr int last(int rank) const {
    int a = rank - 1;
    while (!has(a, rank)) --a;
    return a;
  }
  constexpr bool adjacent(int rank) const { return last(rank) - first(rank) + 1 == count; }
  constexpr complaint wrong(const tensor_spec& x) const {
    if (count == 0) return complaints::option("no axis", "Layer %n: expected an int or a list of ints for the argument 'axis'");
    for (int k = 0; k < count; ++k) {
      const int a = x.shape.axis(given[k]);
      bool twice = false;
      for (int j = 0; j < k; ++j) twice |= x.shape.axis(given[j]) == a;
      if (a > 0 && !twice) continue;
      return {twice ? "an axis given twice" : a < 0 ? "an axis that is not there" : "the axis of the batch",
              twice    ? "Layer %n: duplicate axis %0 in its `axis`. Received: input shape=%g"
              : a == 0 ? "Layer %n: axis %0 is the batch, whose samples are computed apart. Received: input shape=%g"
                       : "Layer %n: axis %0 is out of bounds for input shape %g",
              "", {}, term::of(x.shape), {given[k]}};
    }
    return {};
  }
  /// The extents along them, as weights have them.
  constexpr dims extents(const tensor_spec& x) const {
    dims d;
    for (int k = 0; k < count; ++k) d.copy_axis(d.rank++, x.shape, x.shape.axis(given[k]));
    return d;
  }
  /// Weights need extents that are known.
  constexpr complaint undefined(const tensor_spec& x) const {
    for (int k = 0; k < count; ++k)
      if (!x.shape.known(x.shape.axis(given[k]))) return complaints::undefined(given[k], x);
    return {};
  }
  /// Floats that `along` needs: axes that are apart from each other are gathered, a block of columns at a time.
  constexpr int scratch(const tensor_spec& x) const {
    const int rank = x.rank();
    int floats = adjacent(rank) ? 0 : 1;
    for (int a = 1; a < rank; ++a)
      if (has(a, rank) || a > last(rank)) floats *= x.shape.extent[a];
    return floats;
  }
};

/// f(1, n, inner, block, block) for each block of (n, inner) that is gathered from axes apart from each other.
template <architecture A, class F> void along_gathered(const dims& d, const axis_list& axes, const float* x, float* block, float* y, F f) {
  const int last = axes.last(d.rank), inner = d.count(last + 1, d.rank);
  int first_of_run = last;  // of the axes whose elements are copied at once
  while (inner == 1 && axes.has(first_of_run - 1, d.rank)) --first_of_run;
  const int run = inner == 1 ? d.count(first_of_run, last + 1) : inner, end = inner == 1 ? first_of_run : last + 1;
  int n = 1, outer = 1;
  std::ptrdiff_t step[max_rank]{};
  for (int a = 0; a <= last; ++a) {
    (axes.has(a, d.rank) ? n : outer) *= d.extent[a];
    step[a] = d.count(a + 1, d.rank);
  }
  const auto place = [&](int index, bool along) {
    std::ptrdiff_t at = 0;
    for (int a = (along ? end : last + 1) - 1; a >= 0; --a) {
      if (axes.has(a, d.rank) != along) continue;
      at += index % d.extent[a] * step[a];
      index /= d.extent[a];
    }
    return at;
  };
  const int runs = n * inner / run;
  for (int o = 0; o < outer; ++o) {
    const std::ptrdiff_t start = place(o, false);
    for (int i = 0; i < runs; ++i) std::memcpy(block + std::ptrdiff_t(i) * run, x + start + place(i, true), std::size_t(run) * sizeof(float));
    f(1, n, inner, block, block);
    for (int i = 0; i < runs; ++i) std::memcpy(y + start + place(i, true), block + std::ptrdiff_t(i) * run, std::size_t(run) * sizeof(float));
  }
}

/// Calls f(outer, n, inner, x, y), n the elements along the axes of a view; y may be `elements`.
template <axis_list Axes, class View, class F> void along_axes(const View& x, const float* elements, float* scratch, float* y, F f) {
  constexpr int rank = View::rank, from = Axes.first(rank), to = Axes.last(rank) + 1;
  if constexpr (Axes.adjacent(rank)) f(x.template count<0, from>(), x.template count<from, to>(), x.template count<to>(), elements, y);
  else along_gathered<View::arch>(x.shape(), Axes, elements, scratch, y, f);
}
template <axis_list Axes, class Call, class F> void along(Call call, F f) {
  along_axes<Axes>(call.input(), call.input().data(), call.scratch(), call.output().data(), f);
}

}  // namespace ikebana::detail
