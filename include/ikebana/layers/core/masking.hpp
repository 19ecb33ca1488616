// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The number that stands for "nothing" in a Masking's input.
struct mask_value {
  static constexpr std::string_view keyword = "mask_value";
  float value;
  constexpr explicit mask_value(double v) : value{float(v)} {}
};

/// Steps whose features are all `mask_value(0)` are masked, and become zeros: (batch, steps, features) -> the same, with a mask
/// (batch, steps). Of any rank; the mask covers all axes but the last. https://keras.io/api/layers/core_layers/masking/
template <auto... Options> struct Masking : layer<Masking<Options...>, Options...> {
  static constexpr std::string_view class_name = "Masking";
  static constexpr auto takes = keywords("mask_value");
  static constexpr float nothing = option_or<Options...>(mask_value(0)).value;
  static constexpr bool supports_masking = true, writes_mask = true;

  static constexpr verdict compute_output_shape(specs in, int) { return in[0].rank() < 2 ? refuses(complaints::min_rank(2, in[0])) : gives(in[0]); }
  static constexpr int compute_mask(specs in, int) { return in[0].rank() - 1; }

  template <class Config> static constexpr void get_config(Config& config) { config("mask_value", nothing); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    const int steps = x.template count<0, -1>(), features = x.template extent<-1>();
    for (int t = 0; t < steps; ++t) {
      const float* from = x.data() + std::ptrdiff_t(t) * features;
      float* to = y.data() + std::ptrdiff_t(t) * features;
      bool some = false;
      for (int f = 0; f < features; ++f) some |= !(from[f] == nothing);
      for (int f = 0; f < features; ++f) to[f] = some ? from[f] : 0.f;
      if constexpr (decltype(y)::spec.mask > 0) y.mask()[t] = some ? 1.f : 0.f;
    }
  }
};

static_assert(written_layer<Masking<>>);

}  // namespace ikebana
