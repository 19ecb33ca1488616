// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// Penalties of training.
struct l1 {
  static constexpr std::string_view keyword = "l1";
  float value;
  constexpr explicit l1(double v) : value{float(v)} {}
};
struct l2 {
  static constexpr std::string_view keyword = "l2";
  float value;
  constexpr explicit l2(double v) : value{float(v)} {}
};

/// y = x: what it adds to the loss belongs to training. Options: l1, l2 (0). https://keras.io/api/layers/regularization_layers/activity_regularization/
template <auto... Options> struct ActivityRegularization : detail::training_only<ActivityRegularization<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "ActivityRegularization";
  static constexpr auto takes = keywords("l1", "l2");
  static constexpr float first = option_or<Options...>(l1(0)).value, second = option_or<Options...>(l2(0)).value;

  static constexpr complaint wrong_options() {
    complaint c{"a penalty that is negative", "Layer %n: invalid value for argument %w: expected a non-negative float"};
    c.word = first >= 0 ? "l2" : "l1";
    return first >= 0 && second >= 0 ? complaint{} : c;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("l1", first);
    config.training("l2", second);
  }
};

static_assert(written_layer<ActivityRegularization<>>);

}  // namespace ikebana
