// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// The largest of its inputs, element by element: `Maximum<>{}(a, b)`; broadcasts as Add does. https://keras.io/api/layers/merging_layers/maximum/
template <auto... Options> struct Maximum : detail::elementwise_merge<Maximum<Options...>, kernels::binary::maximum, false, Options...> {
  static constexpr std::string_view class_name = "Maximum";
};

static_assert(written_layer<Maximum<>>);

}  // namespace ikebana
