// SPDX-License-Identifier: BSL-1.0
// A convolution against its definition in double.
#pragma once
#include "reference.hpp"

namespace reference_convolution {
using ikebana::padding, ikebana::window;
using k::convolution, k::pooling;

/// Keras' padding, said again from its documentation and not from `window`.
struct axis {
  int outputs, before;
  axis(window w, int n) {
    const int reach = (w.size - 1) * w.dilation + 1;
    if (w.pad == padding::valid) outputs = n < reach ? 0 : (n - reach + w.stride) / w.stride;
    else outputs = (n + w.stride - 1) / w.stride;
    const int total = std::max((outputs - 1) * w.stride + reach - n, 0);
    before = w.pad == padding::valid ? 0 : w.pad == padding::causal ? reach - 1 : total / 2;
  }
};

/// The kernel packed, each filter with its scale, and what that says in Keras' layout.
template <convolution S> struct weights {
  static constexpr int count = S.cells() * (S.in / S.groups) * S.filters;
  floats kernel = random_floats(count), scale = random_floats(S.filters), bias = random_floats(S.filters), room, bias_room;
  float *packed, *packed_bias;
  explicit weights(bool scaled)
      : room(unwritten(k::packed_convolution(S) + 16)), bias_room(unwritten(std::max(k::packed_columns(S.filters), S.filters) + 16)) {
    packed = aligned(room), packed_bias = aligned(bias_room);
    k::pack_convolution<here, S>(kernel.data(), scaled ? scale.data() : nullptr, packed);
    for (int i = 0; scaled && i < count; ++i) at(kernel, i) *= at(scale, i % S.filters);
    for (int i = 0; i < k::packed_columns(S.filters); ++i) packed_bias[i] = i < S.filters ? at(bias, i) : 0.f;
  }
  static float* aligned(floats& v) { return v.data() + (64 - reinterpret_cast<std::uintptr_t>(v.data()) % 64) % 64 / sizeof(float); }
};

template <auto Act, convolution S, pooling P = pooling{}, class Height, class Width> void check(Height h, Width w, bool scaled = false) {
  constexpr int each_in = S.in / S.groups, each_out = S.filters / S.groups;
  const int height = h, width = w;
  const axis rows(S.rows, height), columns(S.columns, width);
  const floats x = random_floats(height * width * S.in);
  const weights<S> has(scaled);
  const int pooled_rows = rows.outputs / P.rows.size, pooled_columns = columns.outputs / P.columns.size;
  floats y = unwritten(pooled_rows * pooled_columns * S.filters);
  k::convolve<here, Act, S, P>(h, w, x.data(), has.packed, has.packed_bias, y.data());
  const auto pixel = [&](int oy, int ox, int f) {
    double s = at(has.bias, f);
    for (int i = 0; i < S.rows.size; ++i)
      for (int j = 0; j < S.columns.size; ++j)
        for (int c = 0; c < each_in; ++c) {
          const int iy = oy * S.rows.stride - rows.before + i * S.rows.dilation, ix = ox * S.columns.stride - columns.before + j * S.columns.dilation;
          if (iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
          s += double(at(x, (iy * width + ix) * S.in + f / each_out * each_in + c)) *
               at(has.kernel, ((i * S.columns.size + j) * each_in + c) * S.filters + f);
        }
    return Act.exactly(s);
  };
  doubles want;
  for (int oy = 0; oy < pooled_rows; ++oy)
    for (int ox = 0; ox < pooled_columns; ++ox)
      for (int f = 0; f < S.filters; ++f) {
        double most = -1e30;
        for (int i = 0; i < P.rows.size; ++i)
          for (int j = 0; j < P.columns.size; ++j) most = std::max(most, pixel(oy * P.rows.size + i, ox * P.columns.size + j, f));
        want.push_back(most);
      }
  INFO("x (" << height << ", " << width << ", " << S.in << ") -> " << S.filters << ", groups " << S.groups << ", rows " << S.rows.size << "/"
             << S.rows.stride << "/" << S.rows.dilation << ", columns " << S.columns.size << "/" << S.columns.stride << "/" << S.columns.dilation
             << ", pool " << P.rows.size << " x " << P.columns.size);
  REQUIRE(!want.empty());
  CHECK(error(y, want) <= bound);
}

/// All sizes from the least that fits to wider than the tallest tile.
template <auto Act, convolution S, pooling P = pooling{}> void all_sizes() {
  for (const int h : {1, 2, 3, 5, 8})
    for (const int w : {1, 2, 3, 4, 5, 6, 7, 9, 14, 17, 34})
      if (S.rows.outputs(h) >= P.rows.size && S.columns.outputs(w) >= P.columns.size) check<Act, S, P>(h, w, h != 2);
}
/// The same for sizes that are part of the type.
template <auto Act, convolution S, pooling P, int H, int W> void static_size() {
  if constexpr (S.rows.outputs(H) >= P.rows.size && S.columns.outputs(W) >= P.columns.size) check<Act, S, P>(k::constant<H>{}, k::constant<W>{}, H % 2 == 0);
}
template <auto Act, convolution S, pooling P = pooling{}> void static_sizes() {
  static_size<Act, S, P, 1, 3>();
  static_size<Act, S, P, 4, 4>();
  static_size<Act, S, P, 7, 2>();
  static_size<Act, S, P, 8, 17>();
  static_size<Act, S, P, 3, 61>();
}
inline constexpr auto same = padding::same, valid = padding::valid, causal = padding::causal;
}  // namespace reference_convolution
