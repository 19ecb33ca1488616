// SPDX-License-Identifier: BSL-1.0
// What the UpSampling layers share, 1D to 3D.
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana {

namespace written_as {
template <auto...> struct size {};
}  // namespace written_as

/// How many times as large each axis becomes: `size(2)`, `size(2, 3)`.
struct size : sizes {
  static constexpr std::string_view keyword = "size";
  template <auto... E> using written_as = ikebana::written_as::size<E...>;
  using sizes::sizes;
};

namespace detail {

template <int Rank, class Self, auto... Options> struct up_sampling_layer : layer<Self, Options...> {
  static constexpr bool has_format = Rank > 1;
  static constexpr auto takes = [] {
    if constexpr (Rank == 1) return keywords("size");
    else if constexpr (Rank == 2) return keywords("size", "data_format", "interpolation");
    else return keywords("size", "data_format");
  }();
  static constexpr int positional = 1;
  static constexpr sizes times = option_or<Options...>(ikebana::size(leading_number<2, Options...>));
  static constexpr interpolation how = option_or<Options...>(interpolation::nearest);
  static constexpr windows rule{Rank, times, sizes{1}, sizes{1}, padding::valid, option_or<Options...>(channels_last).value};
  static constexpr bool channels_lead = rule.reads == layout::channels_first;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (bare_numbers<Options...> + has_option<ikebana::size, Options...> > 1)
      return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, ikebana::size::keyword});
    if (Rank == 1 && times.count == 1 && times[0] <= 0)
      return refuses(complaints::option("a size that is not positive", "Layer %n: argument `size` should be a positive integer. Received: size=%0", times[0]));
    if (const complaint c = rule.wrong(ikebana::size::keyword, times)) return refuses(c);
    if (in[0].rank() != Rank + 2) return refuses(complaints::rank(Rank + 2, in[0]));
    if (complaint c = rule.other_layout(in[0])) {
      if (!has_format) c.mend = "Permute<2, 1> before it";
      return refuses(c);
    }
    if (how != interpolation::nearest)
      if (const complaint c = rule.bounded_channels(in[0])) return refuses(c);
    tensor_spec out = in[0];
    if (has_format) out.format = rule.reads;
    for (int a = 0; a < Rank; ++a) out.shape.change(rule.axis(a), [a](int n) { return n * times[a]; });
    return gives(out, has_format ? rule.reads : layout::unspecified);
  }
  static constexpr fusing fuse(specs in) { return {.turns = in[0].shape.known(in[0].shape.axis(rule.channels())) ? fusing::through : fusing::never}; }
  static constexpr int describe_scratch(specs in) {
    if (Rank != 2 || how == interpolation::nearest || !in[0].shape.bounded_from(1)) return 0;
    const dims most = in[0].shape.largest();
    return resized(most.extent[rule.axis(0)], most.extent[rule.axis(Rank - 1)]).scratch(most.extent[most.axis(rule.channels())]);
  }
  static constexpr long long flops(specs, const tensor_spec& out) { return how == interpolation::nearest ? 0 : 4ll * out.shape.count(1, out.rank()); }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (Rank == 1) config.argument("size", times[0]);
    else config.argument("size", rule.each(times));
    if constexpr (has_format) config("data_format", rule.reads);
    if constexpr (Rank == 2) config("interpolation", how);
  }

  template <class Call> static void forward(Call call) {
    constexpr bool planes = channels_lead && !Call::output_turned;
    const auto x = call.input();
    const auto y = call.output();
    const int extents[]{spatial_extent<Rank - 3, rule.reads>(x), spatial_extent<Rank - 2, rule.reads>(x), spatial_extent<Rank - 1, rule.reads>(x)};
    if constexpr (how == interpolation::nearest) {
      const auto channels = [&] {
        if constexpr (planes) return kernels::constant<1>{};
        else return x.template extent<rule.channels()>();
      }();
      int each[]{1, 1, 1};
      for (int a = 0; a < Rank; ++a) each[3 - Rank + a] = times[a];
      each_image<planes>(x, y, [&](const float* from, float* to) { kernels::repeat<Call::arch>(extents, channels, each, from, to); });
    } else {
      constexpr int channels = planes ? 1 : Call::input_specs[0].extent(rule.channels());
      const kernels::resizing s = resized(extents[1], extents[2]);
      kernels::prepare_resizing<Call::arch>(s, call.scratch());
      each_image<planes>(x, y, [&](const float* from, float* to) { kernels::resize<Call::arch, channels>(s, call.scratch(), from, to); });
    }
  }

 private:
  static constexpr kernels::resizing resized(int height, int width) {
    return {how, false, 0, {height, height * times[0], height}, {width, width * times[Rank - 1], width}};
  }
};

}  // namespace detail

}  // namespace ikebana
