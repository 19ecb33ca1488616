// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>

#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The axes in another order, counted from 1, the batch left out: `Permute<2, 1>` is (batch, a, b) -> (batch, b, a). A tensor's layout is
/// forgotten. https://keras.io/api/layers/reshaping_layers/permute/
template <auto... Options> struct Permute : layer<Permute<Options...>, Options...> {
  static constexpr std::string_view class_name = "Permute";
  static constexpr int positional = max_rank - 1;
  static constexpr dims order = detail::numbers_of<Options...>;

  static constexpr verdict compute_output_shape(specs in, int) {
    for (int wanted = 1; wanted <= order.rank; ++wanted) {
      bool found = false;
      for (int a = 0; a < order.rank; ++a) found = found || order.extent[a] == wanted;
      if (!found)
        return refuses({"dims that are no permutation",
                        "Layer %n: invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be "
                        "consecutive and start from 1. Received dims=%t", "", term::of(order)});
    }
    if (in[0].rank() != order.rank + 1) return refuses(complaints::rank(order.rank + 1, in[0]));
    tensor_spec out{dims{}, layout::unspecified, in[0].type};
    out.shape.copy_axis(out.shape.rank++, in[0].shape, 0);
    for (int a = 0; a < order.rank; ++a) out.shape.copy_axis(out.shape.rank++, in[0].shape, order.extent[a]);
    return gives(out);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("dims", std::span<const int>(order.extent, std::size_t(order.rank)));
  }
  /// A view where only axes of extent 1 move.
  static constexpr placing place(specs in) {
    int before = 0;
    for (int a = 0; a < order.rank; ++a) {
      if (in[0].shape.extent[order.extent[a]] == 1) continue;
      if (order.extent[a] < before) return placing::own;
      before = order.extent[a];
    }
    return placing::view;
  }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    if constexpr (rotated > 0) {  // the first axes go last: a transposition
      const auto rows = x.template count<1, rotated + 1>();
      const auto columns = x.template count<rotated + 1>();
      const int sample = rows * columns;
      for (int b = 0; b < x.template extent<0>(); ++b) kernels::transpose<Call::arch>(rows, columns, x.data() + b * sample, y.data() + b * sample);
    } else {
      copy(x.shape(), x.data(), y.data());
    }
  }

 private:
  /// How many leading axes go behind all the others, both groups in their order; 0 for another permutation.
  static constexpr int rotated = [] {
    const int shift = order.rank > 0 ? order.extent[0] - 1 : 0;
    for (int a = 0; a < order.rank; ++a)
      if (order.extent[a] != (a + shift) % order.rank + 1) return 0;
    return shift;
  }();

  // rows of the last axis that stays in place, element by element where it does not
  static void copy(const dims& from, const float* x, float* y) {
    constexpr int n = order.rank, last = order.extent[n - 1];
    int step[max_rank]{}, index[max_rank]{};
    step[n] = 1;
    for (int a = n; a > 0; --a) step[a - 1] = step[a] * from.extent[a];
    const int run = from.extent[last];
    for (int row = 0, rows = run == 0 ? 0 : from.size() / run; row < rows; ++row) {
      const float* start = x + index[0] * step[0];
      for (int a = 1; a < n; ++a) start += index[a] * step[order.extent[a - 1]];
      if constexpr (last == n) {
        std::memcpy(y, start, std::size_t(run) * sizeof(float));
        y += run;
      } else {
        for (int i = 0; i < run; ++i) *y++ = start[i * step[last]];
      }
      for (int a = n - 1; a >= 0; --a) {  // the next index: batch, then the output's axes but the last
        if (++index[a] < (a == 0 ? from.extent[0] : from.extent[order.extent[a - 1]])) break;
        index[a] = 0;
      }
    }
  }
};

static_assert(written_layer<Permute<2, 1>>);

}  // namespace ikebana
