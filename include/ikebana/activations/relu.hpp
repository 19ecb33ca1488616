// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/threshold.hpp>
#include <ikebana/core/option.hpp>

namespace ikebana {

/// The slope below the threshold, of `relu(negative_slope(0.1))` and of the layers ReLU and LeakyReLU.
struct negative_slope {
  static constexpr std::string_view keyword = "negative_slope";
  float value;
  constexpr explicit negative_slope(double s) : value{float(s)} {}
};
/// The largest value of `relu(max_value(6))` and of the layer ReLU.
struct max_value {
  static constexpr std::string_view keyword = "max_value";
  float value;
  constexpr explicit max_value(double v) : value{float(v)} {}
};

namespace activations {
/// relu with a slope below its threshold, a threshold, a largest value.
struct bent_relu {
  static constexpr std::string_view keyword = "activation", name = "relu";
  static constexpr bool cheap = true;
  float negative_slope = 0, threshold = 0, max_value = 0;
  bool limited = false;  // there is a max_value

  constexpr void set(ikebana::negative_slope s) { negative_slope = s.value; }
  constexpr void set(ikebana::max_value v) { max_value = v.value, limited = true; }
  constexpr void set(threshold_option t) { threshold = t.value; }
  template <class Config> constexpr void get_config(Config& config) const {
    config("negative_slope", negative_slope);
    if (limited) config("max_value", max_value);
    config("threshold", threshold);
  }
  template <class V> constexpr V apply(V x) const {
    const V above = x - V(threshold);
    V y = kernels::math::select_positive(above, x, V(0.f));
    if (limited) y = kernels::math::at_most(max_value, kernels::math::at_least(0.f, y));
    return negative_slope == 0 ? y : y + V(negative_slope) * kernels::math::at_most(0.f, above);
  }
};
/// max(x, 0); `relu(negative_slope(0.1), max_value(6), threshold(1))` as Keras' function. https://keras.io/api/layers/activations/#relu-function
struct relu {
  static constexpr std::string_view keyword = "activation", name = "relu";
  static constexpr bool monotone = true, makes_zeros = true, cheap = true;
  template <class... Options> constexpr bent_relu operator()(Options... options) const {
    bent_relu bent;
    (bent.set(options), ...);
    return bent;
  }
  template <class V> constexpr V apply(V x) const { return kernels::math::at_least(0.f, x); }
};
}  // namespace activations
namespace activation { inline constexpr activations::relu relu{}; }
using activation::relu;

}  // namespace ikebana
