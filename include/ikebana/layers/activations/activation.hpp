// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/along.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

namespace detail {
/// A layer that is an activation, of any shape.
template <class Self, auto Act, auto... Options> struct activation_layer : layer<Self, Options...> {
  using act_type = std::remove_cv_t<decltype(Act)>;
  using kind = activation_kind<act_type>;
  static constexpr bool supports_masking = true;
  static constexpr auto act = Act;

  static constexpr verdict compute_output_shape(specs in, int) {
    if constexpr (elementwise_activation<act_type>) return gives(in[0]);
    else if constexpr (kind::along_axis) return along(in[0], kind::axis(Act));
    else return refuses(complaints::option("not an activation", "Layer %n: its first argument is an activation, such as relu"));
  }
  static constexpr placing place(specs) {
    return std::is_same_v<act_type, activations::linear> ? placing::view : kind::halves ? placing::own : placing::in_place;
  }
  static constexpr fusing fuse(specs) {
    return {.is = elementwise_activation<act_type> ? fusing::activation : fusing::alone, .monotone = is_monotone<act_type>, .gives_zeros = makes_zeros<act_type>,
            .turns = elementwise_activation<act_type> ? fusing::through : fusing::never};
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    if constexpr (elementwise_activation<act_type>) {
      kernels::map<Call::arch, Act>(x.size(), x.data(), y.data());
    } else {
      constexpr int a = decltype(x)::spec.shape.axis(kind::axis(Act));
      using rows = typename kind::rows;
      if constexpr (kind::halves) rows::template halve<Call::arch>(y.template count<0, a>(), y.template count<a>(), x.data(), y.data());
      else if constexpr (a == decltype(x)::rank - 1) rows::template rows<Call::arch>(x.template count<0, a>(), x.template extent<a>(), x.data(), y.data());
      else rows::template columns<Call::arch>(x.template count<0, a>(), x.template extent<a>(), x.template count<a + 1>(), x.data(), y.data());
    }
  }

 private:
  static constexpr verdict along(tensor_spec x, int axis) {
    if (x.rank() < 2) return refuses(complaints::min_rank(2, x));
    const int a = x.shape.axis(axis);
    complaint c{"an axis it cannot work along", "Layer %n: axis %0 is not an axis of its input beside the batch. Received: input shape=%g", "", {}, term::of(x.shape), {axis}};
    if (a <= 0) return refuses(c);
    if (!kind::halves) return gives(x);
    c.because = "an axis that has no halves";
    c.says = "Layer %n: axis size must be divisible by 2. Received: x.shape=%g with axis=%0";
    if (x.shape.known(a) && x.shape.extent[a] % 2 != 0) return refuses(c);
    x.shape.change(a, [](int n) { return n / 2; });
    return gives(x);
  }
};
}  // namespace detail

/// y = Act(x), of any shape: `Activation<relu>`, `Activation<softmax(axis(1))>`. https://keras.io/api/layers/core_layers/activation/
template <auto Act, auto... Options> struct Activation : detail::activation_layer<Activation<Act, Options...>, Act, Options...> {
  static constexpr std::string_view class_name = "Activation";
  template <class Config> static constexpr void get_config(Config& config) { config.argument("activation", Act); }
};

static_assert(written_layer<Activation<activation::linear>>);

}  // namespace ikebana
