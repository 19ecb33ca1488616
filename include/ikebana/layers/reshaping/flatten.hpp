// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// (batch, ...) -> (batch, product of the rest). With `channels_first` the channels go last before, as in Keras; with `channels_last`, or
/// on a tensor of no layout, the elements stay as they lie. https://keras.io/api/layers/reshaping_layers/flatten/
template <auto... Options> struct Flatten : layer<Flatten<Options...>, Options...> {
  static constexpr std::string_view class_name = "Flatten";
  static constexpr auto takes = keywords("data_format");
  static constexpr layout format = option_or<Options...>(data_format<layout::unspecified>{}).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if (format == layout::unspecified && x.format == layout::channels_first) {
      complaint c = complaints::format(layout::channels_last, x);
      c.mend = "Flatten<channels_first>";
      return refuses(c);
    }
    if (format == layout::channels_first && x.format == layout::channels_last) return refuses(complaints::format(format, x));
    tensor_spec out{dims{}, layout::unspecified, x.type};
    out.shape.copy_axis(out.shape.rank++, x.shape, 0);
    const bool bounded = x.shape.bounded_from(1);
    out.shape.add(x.shape.count(1, x.rank()));
    out.shape.set(1, out.shape.extent[1], bounded ? x.shape.largest().count(1, x.rank()) : 0);
    return gives(out, format == layout::channels_first ? format : layout::unspecified);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config("data_format", format == layout::channels_first ? format : layout::channels_last);
  }
  static constexpr placing place(specs in) {
    const dims& d = in[0].shape;
    return format == layout::channels_first && d.rank > 2 && d.extent[1] != 1 && d.count(2, d.rank) != 1 ? placing::own : placing::view;
  }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto channels = x.template extent<1>();
    const auto cells = x.template count<2>();
    const int sample = channels * cells;
    for (int b = 0; b < x.template extent<0>(); ++b)
      kernels::transpose<Call::arch>(channels, cells, x.data() + b * sample, call.output().data() + b * sample);
  }
};

static_assert(written_layer<Flatten<>>);

}  // namespace ikebana
