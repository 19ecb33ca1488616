// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// y = Act(x), of any shape: `Activation<relu>`. https://keras.io/api/layers/core_layers/activation/
template <auto Act, auto... Options> struct Activation : layer<Activation<Act, Options...>, Options...> {
  static constexpr std::string_view class_name = "Activation";
  static constexpr bool supports_masking = true;
  static constexpr auto act = Act;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (!any_activation<decltype(Act)>) return refuses(complaints::option("not an activation", "Layer %n: its first argument is an activation, such as relu"));
    if (row_activation<decltype(Act)> && in[0].rank() < 2) return refuses(complaints::min_rank(2, in[0]));
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("activation", act);
  }
  static constexpr placing place(specs) { return std::is_same_v<decltype(Act), const activations::linear> ? placing::view : placing::in_place; }

  static constexpr fusing fuse(specs) {
    return {.is = elementwise_activation<decltype(Act)> ? fusing::activation : fusing::alone, .monotone = is_monotone<decltype(Act)>, .gives_zeros = makes_zeros<decltype(Act)>,
            .turns = elementwise_activation<decltype(Act)> ? fusing::through : fusing::never};
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    if constexpr (row_activation<decltype(Act)>) Act.template rows<Call::arch>(x.template count<0, -1>(), x.template extent<-1>(), x.data(), y.data());
    else kernels::map<Call::arch, Act>(x.size(), x.data(), y.data());
  }
};

static_assert(Layer<Activation<activation::linear>>);

}  // namespace ikebana
