// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// y = x at inference, and costs nothing: `Dropout<rate(0.5)>`. https://keras.io/api/layers/regularization_layers/dropout/
template <auto... Options> struct Dropout : detail::dropping<Dropout<Options...>, 0, Options...> {
  static constexpr std::string_view class_name = "Dropout";
};

static_assert(written_layer<Dropout<rate(0.5)>>);

}  // namespace ikebana
