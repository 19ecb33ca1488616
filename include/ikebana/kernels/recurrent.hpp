// SPDX-License-Identifier: BSL-1.0
// What recurrent kernels share: how gates lie in vectors, products of a row with packed weights, and the walk along the steps.
#pragma once
#include <ikebana/kernels/math.hpp>
#include <ikebana/kernels/span.hpp>

namespace ikebana::kernels::detail {

/// Is an activation (1 + tanh(x / 2)) / 2, or tanh? It says so with a member. One tanh then serves all gates: the 1/2 is in the weights.
template <auto Act> inline constexpr bool is_logistic = requires { requires decltype(Act)::logistic; };
template <auto Act> inline constexpr bool is_hyperbolic = requires { requires decltype(Act)::hyperbolic; };
template <architecture A, auto Act> inline constexpr bool works_on_rows = requires(float* y) { Act.template rows<A>(1, 1, y, y); };

/// The value of a gate, from its sum with the 1/2 in its weights.
template <auto Recurrent, class V> IKEBANA_INLINE V gate_of(V sum) {
  if constexpr (is_logistic<Recurrent>) return mad(math::detail::quick_tanh(sum), V(.5f), V(.5f));
  else return Recurrent.apply(sum);
}
/// The activation of the candidate, or of the memory.
template <auto Act, class V> IKEBANA_INLINE V value_of(V sum) {
  if constexpr (is_hyperbolic<Act>) return math::detail::quick_tanh(sum);
  else return Act.apply(sum);
}
/// The same for n gates side by side, by rows if that is how the activation works.
template <architecture A, auto Act, bool Gate, int N> void activate(float* y) {
  if constexpr (works_on_rows<A, Act>) Act.template rows<A>(constant<1>{}, constant<N>{}, y, y);
  else elementwise<A>(N, y, [](auto v) {
      if constexpr (Gate) return gate_of<Act>(v);
      else return value_of<Act>(v);
    }, y);
}

/// Units are cut into blocks of all lanes, then half as many, down to 4; the gates of a block lie side by side. So a row of gates has no
/// padding beyond the last 4 units, and no gate of a block straddles two vectors.
template <architecture A, int Units> struct blocks {
  static constexpr int room = (Units + 3) / 4 * 4;
  static constexpr int lanes = [] {
    int l = machine<A>::lanes;
    while (l > room && l > narrowest<A>()) l /= 2;
    return l;
  }();
  using type = batch<A, lanes>;
  template <int Width> using of = batch<A, std::max(Width, narrowest<A>())>;
  static constexpr int width(int u) {
    int w = lanes;
    while (w > room - u) w /= 2;
    return w;
  }
  static constexpr int slot(int gates, int gate, int unit) {
    int first = 0;
    while (unit >= first + width(first)) first += width(first);
    return gates * first + gate * width(first) + unit - first;
  }
  static constexpr int vectors(int gates) { return (gates * room + lanes - 1) / lanes; }
  /// f.template operator()<Width, Filled>(first unit) for each block, of which Filled units are in use.
  template <int First = Units / lanes * lanes, class F> static IKEBANA_INLINE void each(F f) {
    if constexpr (First == Units / lanes * lanes) {
#pragma GCC unroll 4
      for (int u = 0; u < First; u += lanes) f.template operator()<lanes, lanes>(u);
    }
    if constexpr (First < Units) {
      constexpr int w = width(First);
      f.template operator()<w, std::min(w, Units - First)>(First);
      if constexpr (First + w < Units) each<First + w>(f);
    }
  }
};
/// Stores a block of the state, which has room for whole blocks unless it is the caller's, and of the output, if there is one.
template <bool Own, int Filled, class V> IKEBANA_INLINE void put_state(V v, float* h, float* y) {
  if constexpr (Own) put(h, v);
  else put_part<Filled>(h, v);
  if (y) put_part<Filled>(y, v);
}

/// Rows of `Vectors` vectors in panels of at most `Most`: as many as there are accumulators.
template <int Lanes, int Vectors, int Most> struct row_panels {
  static constexpr int count = (Vectors + Most - 1) / Most, small = Vectors / count, larger = Vectors % count, split = larger * (small + 1);
  static constexpr int columns = Vectors * Lanes;
  /// Where the weight of a row and column lies, of so many rows.
  static constexpr std::ptrdiff_t at(int rows, int row, int column) {
    const int v = column / Lanes, width = v < split ? small + 1 : small, first = v < split ? v / width * width : split + (v - split) / width * width;
    return std::ptrdiff_t(first) * Lanes * rows + std::ptrdiff_t(row) * width * Lanes + column - first * Lanes;
  }
  /// f.template operator()<Vectors>(first vector) for each panel, or from the last to the first.
  template <bool Back = false, class F> static IKEBANA_INLINE void each(F f) {
    if constexpr (count == 1) f.template operator()<Vectors>(0);
    else if constexpr (Back) {
      for (int v = Vectors - small; v >= split; v -= small) f.template operator()<small>(v);
      for (int v = split - small - 1; v >= 0; v -= small + 1) f.template operator()<small + 1>(v);
    } else {
      for (int v = 0; v < split; v += small + 1) f.template operator()<small + 1>(v);
      for (int v = split; v < Vectors; v += small) f.template operator()<small>(v);
    }
  }
};
template <architecture A> inline constexpr int accumulators = machine<A>::registers >= 32 ? 16 : 12;
template <architecture A, int Units, int Vectors> using panels_of = row_panels<blocks<A, Units>::lanes, Vectors, accumulators<A>>;
template <architecture A, int Units, int Vectors> using tiles_of = row_panels<blocks<A, Units>::lanes, Vectors, 2>;

/// Weights of the rows of x: as panels, or as tiles where many rows are multiplied at once.
template <architecture A, recurrence S, int Gates, int Vectors>
using input_panels = std::conditional_t<input_apart(S, Gates), tiles_of<A, S.units, Vectors>, panels_of<A, S.units, Vectors>>;

/// acc[c] += x * row of w. The empty statement orders the loads, and so the multiply-adds: without it clang finishes one accumulator after the
/// other, each a chain of dependent operations, and spills the broadcasts.
template <int C, class B> IKEBANA_INLINE void add_row(B* acc, float x, const float* w) {
  const B v(x);
  asm volatile("" ::: "memory");
  IKEBANA_UNROLL for (int c = 0; c < C; ++c) acc[c] = mad(v, B::load_aligned(w + c * size<B>), acc[c]);
}
/// acc[c] += x[k] * w[k][c] for k in [0, K), or from the last to the first; few accumulators get several chains.
template <int K, bool Back = false, int C, class B> IKEBANA_INLINE void add_rows(B (&acc)[C], const float* x, const float* w) {
  constexpr int chains = std::min(K, C >= 5 ? 1 : C >= 3 ? 2 : C == 2 ? 4 : 8), row = C * size<B>;
  if constexpr (chains > 1) {
    B all[chains * C];
    IKEBANA_UNROLL for (int i = 0; i < chains * C; ++i) all[i] = i < C ? acc[i % C] : B(0.f);
    // Only loops whose count g++ sees at once leave the accumulators in registers; so does the tree of sums below.
    if constexpr (K * C <= 256) {
      IKEBANA_UNROLL for (int k = 0; k < K; ++k) add_row<C>(all + k % chains * C, x[k], w + k * row);
    } else {
      int k = 0;
      for (; k + chains <= K; k += chains) {
        IKEBANA_UNROLL for (int q = 0; q < chains; ++q) add_row<C>(all + q * C, x[k + q], w + (k + q) * row);
      }
      IKEBANA_UNROLL for (int q = 0; q < K % chains; ++q) add_row<C>(all + q * C, x[k + q], w + (k + q) * row);
    }
    IKEBANA_UNROLL for (int i = chains * C - 1; i >= C; --i) all[(i / C - 1) / 2 * C + i % C] += all[i];
    IKEBANA_UNROLL for (int i = 0; i < C; ++i) acc[i] = all[i];
  } else if constexpr (K * C <= 256) {
    IKEBANA_UNROLL for (int k = 0; k < K; ++k) add_row<C>(acc, x[k], w + k * row);
  } else if constexpr (Back) {
    for (int k = K - 1; k >= 0; --k) add_row<C>(acc, x[k], w + k * row);
  } else {
    for (int k = 0; k < K; ++k) add_row<C>(acc, x[k], w + k * row);
  }
}

/// sums[r] = bias + x[r] . w, for R rows and tiles of C vectors.
template <int R, int C, int K, int Columns, class B> IKEBANA_INLINE void input_tile(const float* x, const float* w, const float* bias, float* sums) {
  B acc[R * C];
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) acc[i] = B::load_aligned(bias + i % C * size<B>);
#pragma GCC unroll 2
  for (int k = 0; k < K; ++k) {
    IKEBANA_UNROLL for (int r = 0; r < R; ++r) add_row<C>(acc + r * C, x[r * K + k], w + k * C * size<B>);
  }
  IKEBANA_UNROLL for (int i = 0; i < R * C; ++i) put(sums + i / C * Columns + i % C * size<B>, acc[i]);
}
template <architecture A, class P, int K, class B> void input_sums(int rows, const float* x, const float* w, const float* bias, float* sums) {
  constexpr int tall = machine<A>::registers >= 32 ? 12 : 6;
  P::each([=]<int C>(int first) {
    const float *from = w + std::ptrdiff_t(first) * size<B> * K, *b = bias + first * size<B>;
    float* const to = sums + first * size<B>;
    int r = 0;
    for (; r + tall <= rows; r += tall) input_tile<tall, C, K, P::columns, B>(x + r * K, from, b, to + r * P::columns);
    for (; r + 3 <= rows; r += 3) input_tile<3, C, K, P::columns, B>(x + r * K, from, b, to + r * P::columns);
    for (; r < rows; ++r) input_tile<1, C, K, P::columns, B>(x + r * K, from, b, to + r * P::columns);
  });
}

/// Runs step(x of the step or null, sums of its input or biases, y of the step or null, back) along the steps. With steps whose weights
/// exceed the first cache, every other one walks them backwards: what it begins with is still there.
template <architecture A, recurrence S, int Gates, class P, class B, class Count, class Step>
IKEBANA_INLINE void along(Count steps, const float* x, const float* kernel, const float* bias, float* scratch, float* y, Step step) {
  constexpr bool turning = S.units * P::columns * int(sizeof(float)) > 24 * 1024;
  const auto one = [&](int t, const float* in, const float* sums) __attribute__((always_inline)) {
    float* const out = !y ? nullptr : S.sequences ? y + std::ptrdiff_t(t) * S.units : t == steps - 1 ? y : nullptr;
    if (turning && t % 2) step(in, sums, out, std::bool_constant<turning>{});
    else step(in, sums, out, std::false_type{});
  };
  if constexpr (input_apart(S, Gates)) {
    for (int t = 0; t < steps; t += steps_at_once) {
      const int rows = std::min(steps_at_once, steps - t), first = S.backwards ? steps - t - rows : t;
      input_sums<A, P, S.in, B>(rows, x + std::ptrdiff_t(first) * S.in, kernel, bias, scratch);
      for (int r = 0; r < rows; ++r) one(t + r, nullptr, scratch + (S.backwards ? rows - 1 - r : r) * P::columns);
    }
  } else {
    for (int t = 0; t < steps; ++t) one(t, x + std::ptrdiff_t(S.backwards ? steps - 1 - t : t) * S.in, bias);
  }
}

/// A state for the steps of a call, with room for whole blocks; a call of one step works on the caller's own.
template <class Count> inline constexpr bool one_step = false;
template <> inline constexpr bool one_step<constant<1>> = true;
template <int Units, bool Own> struct running_state {
  static constexpr int room = (Units + 3) / 4 * 4;
  alignas(64) float values[room];
  float *to, *p;
  IKEBANA_INLINE explicit running_state(float* from) : to{from}, p{values} {
    std::memcpy(values, from, Units * sizeof(float));
    for (int u = Units; u < room; ++u) values[u] = 0;
    p = seen(p);
  }
  IKEBANA_INLINE ~running_state() { std::memcpy(to, p, Units * sizeof(float)); }
};
template <int Units> struct running_state<Units, false> {
  float* p;
  IKEBANA_INLINE explicit running_state(float* from) : p{from} {}
};

/// One gate of Keras' weights, its units side by side in rows of `stride`, into panels: unit u goes to column slot(u), times a factor.
template <class P, class Slot> void pack_gate(int rows, int units, int stride, const float* w, float factor, Slot slot, float* packed) {
  for (int k = 0; k < rows; ++k)
    for (int u = 0; u < units; ++u) packed[P::at(rows, k, slot(u))] = factor * w[std::ptrdiff_t(k) * stride + u];
}

}  // namespace ikebana::kernels::detail
