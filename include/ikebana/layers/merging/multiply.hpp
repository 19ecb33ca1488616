// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// The product of its inputs, element by element: `Multiply<>{}(a, b)`; broadcasts as Add does. https://keras.io/api/layers/merging_layers/multiply/
template <auto... Options> struct Multiply : detail::elementwise_merge<Multiply<Options...>, kernels::binary::multiply, false, Options...> {
  static constexpr std::string_view class_name = "Multiply";
};

static_assert(written_layer<Multiply<>>);

}  // namespace ikebana
