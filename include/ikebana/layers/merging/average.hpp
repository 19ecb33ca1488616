// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// The mean of its inputs, element by element: `Average<>{}(a, b)`; broadcasts as Add does. https://keras.io/api/layers/merging_layers/average/
template <auto... Options> struct Average : detail::elementwise_merge<Average<Options...>, kernels::binary::add, true, Options...> {
  static constexpr std::string_view class_name = "Average";
};

static_assert(written_layer<Average<>>);

}  // namespace ikebana
