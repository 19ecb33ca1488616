// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/fill_value.hpp>
#include <ikebana/layers/preprocessing/image_size.hpp>

namespace ikebana {

/// The middle of the image that has the proportions of the new size is resized.
inline constexpr flag<"crop_to_aspect_ratio"> crop_to_aspect_ratio{};
/// The image is resized with `fill_value` at two sides, so that it keeps its proportions.
inline constexpr flag<"pad_to_aspect_ratio"> pad_to_aspect_ratio{};
/// A smaller image is made of all cells of the larger one.
inline constexpr flag<"antialias"> antialias{};

/// Images of one size, `Resizing<height, width>`: (batch, h, w, channels) -> (batch, height, width, channels), as JAX resizes.
/// Options: interpolation (bilinear; nearest, bicubic, lanczos3, lanczos5), crop_to_aspect_ratio, pad_to_aspect_ratio, fill_value (0), antialias, data_format.
/// https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/
template <auto... Options> struct Resizing : layer<Resizing<Options...>, Options...> {
  using sizing = detail::image_size<Options...>;
  static constexpr std::string_view class_name = "Resizing";
  static constexpr auto takes = keywords("interpolation", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "fill_value", "antialias", "data_format");
  static constexpr int positional = 2;
  static constexpr interpolation how = option_or<Options...>(interpolation::bilinear);
  static constexpr bool crops = option_or<Options...>(ikebana::crop_to_aspect_ratio(false)).value, pads = option_or<Options...>(ikebana::pad_to_aspect_ratio(false)).value;
  static constexpr bool smooth = option_or<Options...>(ikebana::antialias(false)).value;
  static constexpr float fill = option_or<Options...>(ikebana::fill_value(0)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (crops && pads)
      return refuses(complaints::option("two ways to keep proportions", "Layer %n: only one of `pad_to_aspect_ratio` & `crop_to_aspect_ratio` can be `True`."));
    return sizing::shape(in[0]);
  }
  static constexpr fusing fuse(specs in) { return {.turns = in[0].shape.known(in[0].shape.axis(sizing::rule.channels())) ? fusing::through : fusing::never}; }
  static constexpr int describe_scratch(specs in) {
    const dims& d = in[0].shape;
    if (!d.bounded_from(1)) return 0;
    const dims most = d.largest();
    const int h = most.extent[sizing::rule.axis(0)], w = most.extent[sizing::rule.axis(1)];
    kernels::resizing s = sizing::whole(how, h, w);
    s.antialias = smooth;
    if (pads) {  // either axis may be the one that grows
      s.rows.cells += 2 * h + w * sizing::height / sizing::width;
      s.columns.cells += 2 * w + h * sizing::width / sizing::height;
    }
    return sizing::room(s, most.extent[most.axis(sizing::rule.channels())]);
  }
  static constexpr long long flops(specs, const tensor_spec& out) { return 4ll * out.shape.count(1, out.rank()); }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("height", sizing::height);
    config.argument("width", sizing::width);
    config("interpolation", how);
    config("crop_to_aspect_ratio", crops);
    config("pad_to_aspect_ratio", pads);
    config("fill_mode", "constant");
    config("fill_value", fill);
    config("antialias", smooth);
    config("data_format", sizing::rule.reads);
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const int h = detail::spatial_extent<0, sizing::rule.reads>(x), w = detail::spatial_extent<1, sizing::rule.reads>(x);
    kernels::resizing s = sizing::whole(how, h, w);
    s.antialias = smooth;
    s.fill = fill;
    if constexpr (crops) sizing::crop(s, h, w);
    if constexpr (pads) sizing::pad(s, h, w);
    sizing::resize(call, s);
  }
};

static_assert(written_layer<Resizing<2, 2>>);

}  // namespace ikebana
