// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/pooling/global_pooling.hpp>

namespace ikebana {

/// The average of each channel over all steps that are not masked: (batch, steps, channels) -> (batch, channels). Options: keepdims,
/// data_format.
/// https://keras.io/api/layers/pooling_layers/global_average_pooling1d/
template <auto... Options> struct GlobalAveragePooling1D : detail::global_pooling_layer<1, kernels::reduction::average, GlobalAveragePooling1D<Options...>, Options...> {
  using base = detail::global_pooling_layer<1, kernels::reduction::average, GlobalAveragePooling1D, Options...>;
  static constexpr std::string_view class_name = "GlobalAveragePooling1D";
  static constexpr bool supports_masking = true, mask_is_argument = true;

  static constexpr verdict compute_output_shape(specs in, int which) {
    const verdict v = base::compute_output_shape(in, which);
    if (v.fits() && in[0].mask == 1) return refuses(complaints::option("a mask of another rank", "Layer %n: the mask of its input covers the batch alone, and not its steps"));
    if (!v.fits() || in[0].mask == 0 || !base::channels_lead || (in[0].shape.known_from(1) && in[0].extent(1) == in[0].extent(2))) return v;
    return refuses(complaints::option("a mask of channels", "Layer %n: its mask covers the channels of a channels_first input, and not its steps"));
  }
  static constexpr int compute_mask(specs, int) { return 0; }
  static constexpr fusing fuse(specs in) { return in[0].mask > 0 ? fusing{} : base::fuse(in); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    if constexpr (decltype(x)::spec.mask == 0) {
      base::forward(call);
    } else {
      constexpr int steps_axis = base::channels_lead ? 2 : 1;
      const int samples = x.template extent<0>(), steps = x.template extent<steps_axis>();
      constexpr int channels = x.template extent<3 - steps_axis>();
      for (int n = 0; n < samples; ++n) {
        const float* mask = x.mask() + std::ptrdiff_t(n) * steps;
        const float* from = x.data() + std::ptrdiff_t(n) * steps * channels;
        float* to = call.output().data() + std::ptrdiff_t(n) * channels;
        float count = 0;
        for (int c = 0; c < channels; ++c) to[c] = 0;
        for (int t = 0; t < steps; ++t) {
          if (mask[t] == 0.f) continue;
          count += 1.f;
          if constexpr (base::channels_lead)
            for (int c = 0; c < channels; ++c) to[c] += from[c * steps + t];
          else kernels::zip<Call::arch, kernels::binary::add>(kernels::constant<channels>{}, to, from + std::ptrdiff_t(t) * channels, to);
        }
        for (int c = 0; c < channels; ++c) to[c] /= count;  // NaN where all is masked, as in Keras
      }
    }
  }
};

static_assert(written_layer<GlobalAveragePooling1D<>>);

}  // namespace ikebana
