// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/normalization/normalization.hpp>

namespace ikebana {

/// Each vector along an axis, the last unless `axis(n)` says another, or along several, divided by its length.
/// https://keras.io/api/layers/normalization_layers/unit_normalization/
template <auto... Options> struct UnitNormalization : detail::normalization_layer<UnitNormalization<Options...>, Options...> {
  using base = detail::normalization_layer<UnitNormalization, Options...>;
  static constexpr std::string_view class_name = "UnitNormalization";
  static constexpr bool supports_masking = true;
  static constexpr auto takes = keywords("axis");

  static constexpr verdict compute_output_shape(specs in, int) {
    if (const complaint c = base::wrong_axes(in[0])) return refuses(c);
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (base::axes.count == 1) config("axis", base::axes.given[0]);
    else base::axis_config(config);
  }
  template <class Call> static void forward(Call call) {
    detail::along<base::axes>(call, [](auto outer, auto n, auto inner, const float* x, float* y) {
      kernels::standardize<Call::arch, kernels::norm::length>(outer, n, inner, x, nullptr, nullptr, 1e-12f, y);
    });
  }
};

static_assert(written_layer<UnitNormalization<>>);

}  // namespace ikebana
