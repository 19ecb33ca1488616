// SPDX-License-Identifier: BSL-1.0
// What MaxPooling and AveragePooling share: Keras' BasePooling (keras/src/layers/pooling/base_pooling.py).
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana::detail {

struct pooling_rule : windows {
  int sizes_given = 0;  // pool_size, by position or by name

  constexpr verdict operator()(const tensor_spec& in) const {
    if (sizes_given > 1) return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, pool_size::keyword});
    if (const complaint c = wrong(pool_size::keyword, size)) return refuses(c);
    if (const complaint c = wrong(strides::keyword, stride)) return refuses(c);
    if (pad == padding::causal) return refuses(wrong_padding());
    if (in.rank() != rank + 2) return refuses(complaints::rank(rank + 2, in));
    if (const complaint c = other_layout(in)) return refuses(c);
    if (const complaint c = bounded_channels(in)) return refuses(c);
    if (const complaint c = too_small(in)) return refuses(c);
    tensor_spec out = in;
    out.format = reads;
    slide(out.shape);
    return gives(out, reads);
  }
};

/// A pooling over `Rank` spatial axes: of pixels where the channels are last, of one plane after another where they lead.
template <int Rank, kernels::reduction R, class Self, auto... Options> struct pooling_layer : layer<Self, Options...> {
  static constexpr auto takes = keywords("pool_size", "strides", "padding", "data_format");
  static constexpr int positional = 1;
  static constexpr sizes window_size = option_or<Options...>(pool_size(leading_number<2, Options...>));
  static constexpr sizes step = [] {
    if constexpr (has_option<strides, Options...>) return option_or<Options...>(strides(1));
    else return window_size;
  }();
  static constexpr pooling_rule rule{{Rank, window_size, step, sizes{1}, option_or<Options...>(padding::valid), option_or<Options...>(channels_last).value},
                                     bare_numbers<Options...> + has_option<pool_size, Options...>};
  static constexpr int feature_axis = rule.channels();
  static constexpr bool channels_lead = rule.reads == layout::channels_first;

  static constexpr verdict compute_output_shape(specs in, int) { return rule(in[0]); }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("pool_size", rule.each(rule.size));
    config("strides", rule.each(rule.stride), "pool_size");
    config("padding", rule.pad);
    config("data_format", rule.reads);
  }
  static constexpr long long flops(specs, const tensor_spec& out) { return 1ll * rule.cells() * out.shape.count(1, out.rank()); }

  static constexpr window planes = Rank < 3 ? window{} : rule.along(0), rows = Rank == 1 ? window{} : rule.along(Rank - 2), columns = rule.along(Rank - 1);
  /// A maximum of windows side by side, which the layer before can take.
  static constexpr kernels::pooling pooled{1, rows, columns, planes};
  static constexpr fusing fuse(specs in) {
    const bool apart = R == kernels::reduction::maximum && Rank <= 2 && rows.size == rows.stride && columns.size == columns.stride && rule.pad == padding::valid;
    return {.is = apart ? fusing::pooling : fusing::alone, .turns = in[0].shape.known(in[0].shape.axis(feature_axis)) ? fusing::through : fusing::never};
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    const auto depth = spatial_extent<Rank - 3, rule.reads>(x);
    const auto height = spatial_extent<Rank - 2, rule.reads>(x);
    const auto width = spatial_extent<Rank - 1, rule.reads>(x);
    each_image<channels_lead && !Call::output_turned>(x, y, [&](const float* from, float* to) {
      constexpr int channels = channels_lead && !Call::output_turned ? 1 : Call::input_specs[0].extent(feature_axis);
      kernels::pool<Call::arch, R, kernels::pooling{channels, rows, columns, planes}>(depth, height, width, from, to);
    });
  }
};

}  // namespace ikebana::detail
