// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// The sum of its inputs, element by element: `Add<>{}(a, b)`. Axes of extent 1 spread; missing ones are put behind the batch.
/// https://keras.io/api/layers/merging_layers/add/
template <auto... Options> struct Add : detail::elementwise_merge<Add<Options...>, kernels::binary::add, false, Options...> {
  static constexpr std::string_view class_name = "Add";
};

static_assert(written_layer<Add<>>);

}  // namespace ikebana
