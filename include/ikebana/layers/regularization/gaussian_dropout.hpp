// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `GaussianDropout<rate(0.5)>`. https://keras.io/api/layers/regularization_layers/gaussian_dropout/
template <auto... Options> struct GaussianDropout : detail::dropping<GaussianDropout<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "GaussianDropout";
};

static_assert(written_layer<GaussianDropout<rate(0.5)>>);

}  // namespace ikebana
