// SPDX-License-Identifier: BSL-1.0
// What the adaptive poolings share: Keras' BaseAdaptivePooling (keras/src/layers/pooling/base_adaptive_pooling.py).
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana {

namespace written_as {
template <auto...> struct output_size {};
}  // namespace written_as

/// The extents that an adaptive pooling gives, whatever those of its input: `output_size(3)`, `output_size(3, 2)`.
struct output_size : sizes {
  static constexpr std::string_view keyword = "output_size";
  template <auto... E> using written_as = ikebana::written_as::output_size<E...>;
  using sizes::sizes;
};

namespace detail {

/// Window i of the o along an axis of n cells is [floor(i n / o), ceil((i + 1) n / o)): windows may share a cell, and repeat where o is more than n.
template <int Rank, kernels::reduction R, class Self, auto... Options> struct adaptive_pooling_layer : layer<Self, Options...> {
  static constexpr auto takes = keywords("output_size", "data_format");
  static constexpr int positional = 1;
  static constexpr int sizes_given = bare_numbers<Options...> + has_option<output_size, Options...>;
  static constexpr sizes given = option_or<Options...>(output_size(leading_number<0, Options...>));
  static constexpr windows rule{Rank, given, sizes{1}, sizes{1}, padding::valid, option_or<Options...>(channels_last).value};
  static constexpr int feature_axis = rule.channels();
  static constexpr bool channels_lead = rule.reads == layout::channels_first;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (sizes_given == 0) return refuses(complaints::option("a missing output_size", "Layer %n: missing 1 required positional argument: 'output_size'"));
    if (sizes_given > 1) return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, output_size::keyword});
    if (const complaint c = rule.wrong(output_size::keyword, given)) return refuses(c);
    if (in[0].rank() != Rank + 2) return refuses(complaints::rank(Rank + 2, in[0]));
    if (const complaint c = rule.other_layout(in[0])) return refuses(c);
    if (const complaint c = rule.bounded_channels(in[0])) return refuses(c);
    tensor_spec out = in[0];
    out.format = rule.reads;
    for (int a = 0; a < Rank; ++a) out.shape.set(rule.axis(a), given[a]);
    return gives(out, rule.reads);
  }
  static constexpr fusing fuse(specs in) { return {.turns = in[0].shape.known(in[0].shape.axis(feature_axis)) ? fusing::through : fusing::never}; }
  static constexpr long long flops(specs in, const tensor_spec&) { return in[0].shape.count(1, in[0].rank()); }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("output_size", rule.each(given));
    config("data_format", rule.reads);
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto depth = spatial_extent<Rank - 3, rule.reads>(x);
    const auto height = spatial_extent<Rank - 2, rule.reads>(x);
    const auto width = spatial_extent<Rank - 1, rule.reads>(x);
    each_image<channels_lead && !Call::output_turned>(x, call.output(), [&](const float* from, float* to) {
      constexpr int channels = channels_lead && !Call::output_turned ? 1 : Call::input_specs[0].extent(feature_axis);
      kernels::adaptive_pool<Call::arch, R, kernels::adaptive{channels, Rank < 3 ? 1 : given[0], Rank < 2 ? 1 : given[Rank - 2], given[Rank - 1]}>(
          depth, height, width, from, to);
    });
  }
};

}  // namespace detail

}  // namespace ikebana
