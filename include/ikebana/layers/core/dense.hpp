// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/glu.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// y = activation(x . kernel + bias): (batch, ..., features) -> (batch, ..., Units). Options: an activation, use_bias,
/// kernel_initializer, bias_initializer. https://keras.io/api/layers/core_layers/dense/
template <int Units, auto... Options> struct Dense : layer<Dense<Units, Options...>, Options...> {
  static constexpr std::string_view class_name = "Dense";
  static constexpr auto takes = keywords("activation", "glu", "use_bias", "kernel_initializer", "bias_initializer");
  static constexpr bool weights_follow_from_input = true;
  static constexpr bool supports_masking = true;
  static constexpr auto act = option_or<Options...>(activation::linear);
  static constexpr bool with_bias = option_or<Options...>(use_bias).value;
  static constexpr bool halves = has_option<activations::glu, Options...>;  // of the units, half come out

  static constexpr verdict compute_output_shape(specs in, int) {
    if (Units <= 0) return refuses(complaints::option("units that are not positive", "Layer %n: units should be a positive integer. Received: units=%0", Units));
    if (halves && !is_linear<decltype(act)>) return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, activations::linear::keyword});
    if (halves && Units % 2 != 0)
      return refuses(complaints::option("an axis that has no halves", "Layer %n: glu: axis size must be divisible by 2. Received: units=%0", Units));
    tensor_spec out = in[0];
    if (out.rank() < 2) return refuses(complaints::min_rank(2, in[0]));
    if (!out.shape.known(out.rank() - 1)) return refuses(complaints::undefined(-1, in[0]));
    out.shape.set(out.rank() - 1, halves ? Units / 2 : Units);
    return gives(out);
  }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    w.add({"kernel", dims(in[0].shape.last(), Units), option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value});
    if (with_bias) w.add({"bias", dims(Units), option_or<Options...>(bias_initializer(initializers::zeros)).value});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("units", Units);
    if constexpr (halves) config("activation", activation::glu);
    else config("activation", act);
    config("use_bias", with_bias);
  }
  static constexpr fusing fuse(specs in) {
    constexpr bool open = is_linear<decltype(act)> && !halves;
    return {.scales = open, .activates = open, .led = true, .led_by_shifts = true, .axis = in[0].rank() - 1, .strides = !row_activation<decltype(act)> && !halves,
            .monotone = is_monotone<decltype(act)>, .gives_zeros = makes_zeros<decltype(act)>};
  }
  static constexpr int describe_packed(specs in) { return kernels::packed_gemm(Units, in[0].shape.last()) + kernels::packed_columns(Units); }
  static constexpr int describe_scratch(specs in) { return halves ? in[0].shape.count(0, in[0].rank() - 1) * Units : 0; }
  static constexpr long long flops(specs in, const tensor_spec& out) { return 2ll * in[0].shape.last() * out.shape.count(1, out.rank()) * (halves ? 2 : 1); }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr int features = Call::input_specs[0].shape.last();
    kernels::pack_gemm<Call::arch, Units, features>(call.weight(0), call.scale(), packed);
    call.pack_bias(Units, with_bias ? call.weight(1) : nullptr, packed + kernels::packed_gemm(Units, features));
  }
  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    constexpr int features = x.template extent<-1>();
    const float *const w = call.packed(), *const bias = w + kernels::packed_gemm(Units, features);
    float* const all = halves ? call.scratch() : y.data();
    call.in_parts([=](auto part) __attribute__((always_inline)) {
      kernels::gemm<Call::arch, Call::template activation<act>, Units, features, Call::input_has_zeros, Call::template row<Units>>(
          x.template count<0, -1>(), x.data(), w, bias, all, part);
    });
    if constexpr (halves) activation::glu.halve<Call::arch>(y.template count<0, -1>(), kernels::constant<Units / 2>{}, all, y.data());
    if constexpr (row_activation<decltype(act)>) act.template rows<Call::arch>(y.template count<0, -1>(), kernels::constant<Units>{}, y.data(), y.data());
  }
};

static_assert(written_layer<Dense<4>>);

}  // namespace ikebana
