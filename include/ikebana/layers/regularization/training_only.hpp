// SPDX-License-Identifier: BSL-1.0
// What the layers share that do something in training alone: here they are their input, and cost nothing.
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The share of the inputs that a layer drops in training.
struct rate {
  static constexpr std::string_view keyword = "rate";
  float value;
  constexpr explicit rate(double r) : value{float(r)} {}
};

namespace detail {

/// y = x. `Rank`: of the input, 0 for any. A layer says with `wrong_options` what it refuses of whatever input.
template <class Self, int Rank, auto... Options> struct training_only : layer<Self, Options...> {
  static constexpr bool supports_masking = true;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (const complaint c = Self::wrong_options()) return refuses(c);
    if (Rank > 0 && in[0].rank() != Rank) return refuses(complaints::rank(Rank, in[0]));
    return gives(in[0]);
  }
  static constexpr placing place(specs) { return placing::view; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Call> static void forward(Call) {}  // a view: never called
};

/// A layer with a `rate`; `Spatial` axes for the layers that drop whole channels of an image.
template <class Self, int Spatial, auto... Options> struct dropping : training_only<Self, Spatial == 0 ? 0 : Spatial + 2, Options...> {
  static constexpr auto takes = [] {
    if constexpr (Spatial > 1) return keywords("rate", "data_format");
    else return keywords("rate");
  }();
  static constexpr float dropped = option_or<Options...>(rate(-1)).value;

  static constexpr complaint wrong_options() {
    if (dropped >= 0 && dropped <= 1) return {};
    return complaints::option("the rate", "Layer %n: invalid value received for argument `rate`. Expected a float value between 0 and 1, as rate(0.5)");
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("rate", dropped, true);
    if constexpr (Spatial > 1) config.training("data_format", option_or<Options...>(channels_last).value);
  }
};

}  // namespace detail

}  // namespace ikebana
