// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/softmax.hpp>
#include <ikebana/layers/axes.hpp>

namespace ikebana {

/// exp(x) / sum(exp(x)) along an axis, the last unless `axis(n)` says another, or along several together, `axis(1, 2)`.
/// https://keras.io/api/layers/activation_layers/softmax/
template <auto... Options> struct Softmax : layer<Softmax<Options...>, Options...> {
  static constexpr std::string_view class_name = "Softmax";
  static constexpr bool supports_masking = true;
  static constexpr auto takes = keywords("axis");
  static constexpr detail::axis_list axes{option_or<Options...>(axis(-1))};

  static constexpr verdict compute_output_shape(specs in, int) {
    if (in[0].rank() < 2) return refuses(complaints::min_rank(2, in[0]));
    if (const complaint c = axes.wrong(in[0])) return refuses(c);
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (axes.count == 1) config("axis", axes.given[0]);
    else config("axis", std::span<const int>(axes.given, std::size_t(axes.count)));
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr int describe_scratch(specs in) { return axes.scratch(in[0]); }

  template <class Call> static void forward(Call call) {
    detail::along<axes>(call, [](auto outer, auto n, auto inner, const float* x, float* y) {
      if (inner == 1) activation::softmax.rows<Call::arch>(outer, n, x, y);
      else activation::softmax.columns<Call::arch>(outer, n, inner, x, y);
    });
  }
};

static_assert(Layer<Softmax<>>);

}  // namespace ikebana
