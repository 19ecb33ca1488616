// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/normalization/normalization.hpp>

namespace ikebana {

/// Kept for files of older models: x / sqrt(variance + epsilon) * gamma, which is not what RMSNormalization computes.
inline constexpr flag<"rms_scaling"> rms_scaling{};

/// y = gamma * (x - mean) / sqrt(variance + epsilon) + beta, with the mean and the variance along one axis, the last unless `axis(n)` says
/// another, or along several, `axis(1, 2)`; the shape stays. Options: axis, epsilon(1e-3), center (beta), scale (gamma), rms_scaling,
/// beta_initializer, gamma_initializer. https://keras.io/api/layers/normalization_layers/layer_normalization/
template <auto... Options> struct LayerNormalization : detail::normalization_layer<LayerNormalization<Options...>, Options...> {
  using base = detail::normalization_layer<LayerNormalization, Options...>;
  static constexpr std::string_view class_name = "LayerNormalization";
  static constexpr bool supports_masking = true;
  static constexpr auto takes = keywords("axis", "epsilon", "center", "scale", "rms_scaling", "beta_initializer", "gamma_initializer");
  static constexpr bool weights_follow_from_input = true;
  static constexpr bool by_deviation = option_or<Options...>(ikebana::rms_scaling(false)).value;
  static constexpr bool scaled = option_or<Options...>(ikebana::scale).value, centered = option_or<Options...>(ikebana::center).value;
  static constexpr bool with_gamma = scaled || by_deviation, with_beta = centered && !by_deviation;
  static constexpr float eps = option_or<Options...>(ikebana::epsilon(1e-3)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (const complaint c = base::wrong_axes(in[0])) return refuses(c);
    if (with_gamma || with_beta)
      if (const complaint c = base::axes.undefined(in[0])) return refuses(c);
    return gives(in[0]);
  }
  static constexpr weight_list describe_weights(specs in) {
    const dims shape = base::axes.extents(in[0]);
    weight_list w;
    if (with_gamma) w.add({"gamma", shape, option_or<Options...>(gamma_initializer(initializers::ones)).value});
    if (with_beta) w.add({"beta", shape, option_or<Options...>(beta_initializer(initializers::zeros)).value});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    base::axis_config(config);
    config("epsilon", eps);
    config("center", centered);
    config("scale", scaled);
    config("rms_scaling", by_deviation);
  }
  template <class Call> static void forward(Call call) {
    const float *const gamma = with_gamma ? call.weight(0) : nullptr, *const beta = with_beta ? call.weight(with_gamma) : nullptr;
    detail::along<base::axes>(call, [=](auto outer, auto n, auto inner, const float* x, float* y) {
      kernels::standardize<Call::arch, by_deviation ? kernels::norm::deviation : kernels::norm::layer>(outer, n, inner, x, gamma, beta, eps, y);
    });
  }
};

static_assert(written_layer<LayerNormalization<>>);

}  // namespace ikebana
