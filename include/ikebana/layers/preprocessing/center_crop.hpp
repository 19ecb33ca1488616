// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/image_size.hpp>

namespace ikebana {

/// The middle of an image, `CenterCrop<height, width>`: (batch, h, w, channels) -> (batch, height, width, channels). Of an image that is smaller, the largest
/// middle of these proportions, resized (bilinear). Options: data_format.
/// https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/
template <auto... Options> struct CenterCrop : layer<CenterCrop<Options...>, Options...> {
  using sizing = detail::image_size<Options...>;
  static constexpr std::string_view class_name = "CenterCrop";
  static constexpr auto takes = keywords("data_format");
  static constexpr int positional = 2;

  static constexpr verdict compute_output_shape(specs in, int) { return sizing::shape(in[0]); }
  static constexpr fusing fuse(specs in) { return {.turns = in[0].shape.known(in[0].shape.axis(sizing::rule.channels())) ? fusing::through : fusing::never}; }
  static constexpr bool fits(int h, int w) { return h >= sizing::height && w >= sizing::width; }
  static constexpr int describe_scratch(specs in) {
    const dims& d = in[0].shape;
    if (!d.bounded_from(1)) return 0;
    const dims most = d.largest();
    const int h = most.extent[sizing::rule.axis(0)], w = most.extent[sizing::rule.axis(1)];
    if (d.known_from(1) && fits(h, w)) return 0;
    return sizing::room(sizing::whole(interpolation::bilinear, h, w), most.extent[most.axis(sizing::rule.channels())]);
  }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("height", sizing::height);
    config.argument("width", sizing::width);
    config("data_format", sizing::rule.reads);
  }

  template <class Call> static void forward(Call call) {
    constexpr bool planes = sizing::channels_lead && !Call::output_turned;
    const auto x = call.input();
    const int h = detail::spatial_extent<0, sizing::rule.reads>(x), w = detail::spatial_extent<1, sizing::rule.reads>(x);
    if (!fits(h, w)) {
      kernels::resizing s = sizing::whole(interpolation::bilinear, h, w);
      sizing::crop(s, h, w);
      return sizing::resize(call, s);
    }
    const int top = (h - sizing::height) / 2, left = (w - sizing::width) / 2, channels = planes ? 1 : int(x.template extent<sizing::rule.channels()>());
    detail::each_image<planes>(x, call.output(), [&](const float* from, float* to) {
      kernels::frame<Call::arch>({1, h, w}, channels, {0, -top, -left}, {0, sizing::height - h + top, sizing::width - w + left}, 0.f, from, to);
    });
  }
};

static_assert(written_layer<CenterCrop<2, 2>>);

}  // namespace ikebana
