// SPDX-License-Identifier: BSL-1.0
// What the global poolings share: Keras' BaseGlobalPooling (keras/src/layers/pooling/base_global_pooling.py).
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana {

/// The pooled axes stay, with extent 1.
inline constexpr flag<"keepdims"> keepdims{};

namespace detail {

/// The maximum or the average of each channel over all of `Rank` spatial axes.
template <int Rank, kernels::reduction R, class Self, auto... Options> struct global_pooling_layer : layer<Self, Options...> {
  static constexpr auto takes = keywords("data_format", "keepdims");
  static constexpr windows rule{Rank, sizes{1}, sizes{1}, sizes{1}, padding::valid, option_or<Options...>(channels_last).value};
  static constexpr int feature_axis = rule.channels();
  static constexpr bool channels_lead = rule.reads == layout::channels_first;
  static constexpr bool keeps = option_or<Options...>(ikebana::keepdims(false)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (in[0].rank() != Rank + 2) return refuses(complaints::rank(Rank + 2, in[0]));
    if (const complaint c = rule.other_layout(in[0])) return refuses(c);
    if (const complaint c = rule.bounded_channels(in[0])) return refuses(c);
    tensor_spec out{dims(unknown, unknown)};
    out.shape.copy_axis(0, in[0].shape, 0);
    out.shape.copy_axis(1, in[0].shape, in[0].shape.axis(feature_axis));
    if (keeps) {
      out = {in[0].shape, rule.reads};
      for (int a = 0; a < Rank; ++a) out.shape.set(rule.axis(a), 1);
    }
    return gives(out, rule.reads);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config("data_format", rule.reads);
    config("keepdims", keeps);
  }
  static constexpr fusing fuse(specs in) { return {.turns = in[0].shape.known(in[0].shape.axis(feature_axis)) ? fusing::input_only : fusing::never}; }
  static constexpr long long flops(specs in, const tensor_spec&) { return in[0].shape.count(1, in[0].rank()); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    if constexpr (channels_lead && !Call::template input_turned<>) {
      kernels::reduce_each<Call::arch, R>(x.template count<0, 2>(), x.template count<2>(), x.data(), y.data());
    } else {
      constexpr int channels = x.template extent<feature_axis>();
      const auto pixels = [&] {
        if constexpr (channels_lead) return x.template count<2>();
        else return x.template count<1, -1>();
      }();
      const int samples = x.template extent<0>();
      for (int n = 0; n < samples; ++n)
        kernels::reduce_rows<Call::arch, R, channels>(pixels, x.data() + std::ptrdiff_t(n) * pixels * channels, y.data() + std::ptrdiff_t(n) * channels);
    }
  }
};

}  // namespace detail

}  // namespace ikebana
