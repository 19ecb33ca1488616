// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// The least of its inputs, element by element: `Minimum<>{}(a, b)`; broadcasts as Add does. https://keras.io/api/layers/merging_layers/minimum/
template <auto... Options> struct Minimum : detail::elementwise_merge<Minimum<Options...>, kernels::binary::minimum, false, Options...> {
  static constexpr std::string_view class_name = "Minimum";
};

static_assert(written_layer<Minimum<>>);

}  // namespace ikebana
