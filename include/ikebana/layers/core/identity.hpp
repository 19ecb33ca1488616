// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// y = x, and costs nothing. https://keras.io/api/layers/core_layers/identity/
template <auto... Options> struct Identity : layer<Identity<Options...>, Options...> {
  static constexpr std::string_view class_name = "Identity";
  static constexpr bool supports_masking = true;
  static constexpr verdict compute_output_shape(specs in, int) { return gives(in[0]); }
  static constexpr placing place(specs) { return placing::view; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Call> static void forward(Call) {}  // a view: never called
};

static_assert(written_layer<Identity<>>);

}  // namespace ikebana
