// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// The difference of two inputs: `Subtract<>{}(a, b)` is a - b; broadcasts as Add does. https://keras.io/api/layers/merging_layers/subtract/
template <auto... Options> struct Subtract : detail::elementwise_merge<Subtract<Options...>, kernels::binary::subtract, false, Options...> {
  static constexpr std::string_view class_name = "Subtract";
  static constexpr int arity = 2;
};

static_assert(written_layer<Subtract<>>);

}  // namespace ikebana
