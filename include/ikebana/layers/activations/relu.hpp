// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/relu.hpp>
#include <ikebana/layers/activations/activation.hpp>

namespace ikebana {

namespace detail {
struct relu_options {
  float slope = 0, threshold = 0, most = 0;
  bool limited = false;
  constexpr bool plain() const { return slope == 0 && threshold == 0 && !limited; }
};
template <auto... Options> inline constexpr relu_options relu_options_of{option_or<Options...>(negative_slope(0)).value, option_or<Options...>(threshold).value,
                                                                        option_or<Options...>(max_value(0)).value, has_option<max_value, Options...>};
template <auto... Options> constexpr auto relu_of() {
  constexpr relu_options o = relu_options_of<Options...>;
  if constexpr (o.plain()) return relu;
  else return activations::bent_relu{o.slope, o.threshold, o.most, o.limited};
}
}  // namespace detail

/// max(x, 0), or between 0 and max_value, with a slope below the threshold: `ReLU<>`, `ReLU<max_value(6), negative_slope(0.1), threshold(1)>`.
/// https://keras.io/api/layers/activation_layers/relu/
template <auto... Options> struct ReLU : detail::activation_layer<ReLU<Options...>, detail::relu_of<Options...>(), Options...> {
  static constexpr std::string_view class_name = "ReLU";
  static constexpr auto takes = keywords("max_value", "negative_slope", "threshold");
  static constexpr detail::relu_options given = detail::relu_options_of<Options...>;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (given.limited && given.most < 0)
      return refuses(complaints::option("a max_value that is negative", "Layer %n: max_value of a ReLU layer cannot be a negative value"));
    if (!(given.slope >= 0))
      return refuses(complaints::option("a negative_slope that is negative", "Layer %n: negative_slope of a ReLU layer cannot be None or a negative value"));
    if (!(given.threshold >= 0)) return refuses(complaints::option("a threshold that is negative", "Layer %n: threshold of a ReLU layer cannot be None or a negative value"));
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (given.limited) config("max_value", given.most);
    else config("max_value", nullptr);
    config("negative_slope", given.slope);
    config("threshold", given.threshold);
  }
};

static_assert(written_layer<ReLU<>>);

}  // namespace ikebana
