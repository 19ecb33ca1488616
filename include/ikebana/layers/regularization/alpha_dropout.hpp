// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `AlphaDropout<rate(0.5)>`. https://keras.io/api/layers/regularization_layers/alpha_dropout/
template <auto... Options> struct AlphaDropout : detail::dropping<AlphaDropout<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "AlphaDropout";
};

static_assert(written_layer<AlphaDropout<rate(0.5)>>);

}  // namespace ikebana
