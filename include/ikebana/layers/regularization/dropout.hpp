// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The share of the inputs that a layer drops in training.
struct rate {
  static constexpr std::string_view keyword = "rate";
  float value;
  constexpr explicit rate(double r) : value{float(r)} {}
};

/// y = x at inference, and costs nothing: `Dropout<rate(0.5)>`. https://keras.io/api/layers/regularization_layers/dropout/
template <auto... Options> struct Dropout : layer<Dropout<Options...>, Options...> {
  static constexpr std::string_view class_name = "Dropout";
  static constexpr auto takes = keywords("rate");
  static constexpr bool supports_masking = true;
  static constexpr float dropped = option_or<Options...>(rate(-1)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (!(dropped >= 0 && dropped <= 1))
      return refuses(complaints::option("the rate", "Layer %n: invalid value received for argument `rate`. Expected a float value between 0 and 1, as rate(0.5)"));
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("rate", dropped);
  }
  static constexpr placing place(specs) { return placing::view; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Call> static void forward(Call) {}  // a view: never called
};

static_assert(Layer<Dropout<rate(0.5)>>);

}  // namespace ikebana
