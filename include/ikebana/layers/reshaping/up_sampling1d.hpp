// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/reshaping/up_sampling.hpp>

namespace ikebana {

/// Each step so many times: (batch, steps, channels) -> (batch, new steps, channels).
/// Options: size (2; first by position). https://keras.io/api/layers/reshaping_layers/up_sampling1d/
template <auto... Options> struct UpSampling1D : detail::up_sampling_layer<1, UpSampling1D<Options...>, Options...> {
  static constexpr std::string_view class_name = "UpSampling1D";
};

static_assert(written_layer<UpSampling1D<>>);

}  // namespace ikebana
