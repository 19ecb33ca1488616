// SPDX-License-Identifier: BSL-1.0
// What Resizing and CenterCrop share: images of any size become images of one.
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana {

namespace detail {

/// `Target` is the new height and width, from bare numbers.
template <auto... Options> struct image_size {
  static constexpr dims target = numbers_of<Options...>;
  static constexpr windows rule{2, sizes{1}, sizes{1}, sizes{1}, padding::valid, option_or<Options...>(channels_last).value};
  static constexpr bool channels_lead = rule.reads == layout::channels_first;
  static constexpr int height = target.extent[0], width = target.extent[1];

  static constexpr verdict shape(const tensor_spec& in) {
    if (target.rank != 2) return refuses(complaints::option("a missing height or width", "Layer %n: takes a height and a width as bare numbers. Received: %0 of them", target.rank));
    if (height <= 0 || width <= 0)
      return refuses(complaints::option("a size that is not positive", "Layer %n: height and width must be positive. Received: height=%0, width=%1", height, width));
    if (in.rank() != 4)
      return refuses({"the rank of the input", "Layer %n: invalid images rank: expected rank 4 (batch of images). Received input with shape: images.shape=%g", "", term::of_rank(4),
                      term::of(in.shape)});
    if (const complaint c = rule.other_layout(in)) return refuses(c);
    if (const complaint c = rule.bounded_channels(in)) return refuses(c);
    tensor_spec out{in.shape, rule.reads};
    out.shape.set(rule.axis(0), height);
    out.shape.set(rule.axis(1), width);
    return gives(out, rule.reads);
  }
  /// The part of an image of h x w that has the proportions of the target, from its middle: what becomes of `s`, whose axes are whole.
  static constexpr void crop(kernels::resizing& s, int h, int w) {
    const auto fit = [](double wanted, int n) { return wanted < 1 ? 1 : wanted < n ? int(wanted) : n; };
    s.rows.cells = fit(double(w) * height / width, h);
    s.columns.cells = fit(double(h) * width / height, w);
    s.rows.first = (h - s.rows.cells) / 2;
    s.columns.first = (w - s.columns.cells) / 2;
  }
  /// An image around it that has these proportions. Keras adds to one axis, the same on both sides.
  static constexpr void pad(kernels::resizing& s, int h, int w) {
    const int more_rows = (int(double(w) * height / width) - h) / 2, more_columns = (int(double(h) * width / height) - w) / 2;
    resizing_pad(more_rows > 0 ? s.rows : s.columns, more_rows > 0 ? more_rows : more_columns);
  }
  static constexpr void resizing_pad(kernels::resizing_axis& axis, int more) {
    if (more <= 0) return;
    axis.cells += 2 * more;
    axis.first = -more;
  }
  static constexpr kernels::resizing whole(interpolation how, int h, int w) { return {how, false, 0, {h, height, h, 0}, {w, width, w, 0}}; }

  /// Scratch for a resizing of images that are at most so large. An axis that is not resized needs least.
  static constexpr int room(kernels::resizing s, int channels) {
    s.rows.cells += s.rows.cells == s.rows.outputs;
    s.columns.cells += s.columns.cells == s.columns.outputs;
    return s.scratch(channels);
  }
  /// Every image of a call through `s`, with scratch for it.
  template <class Call> static void resize(const Call& call, const kernels::resizing& s) {
    constexpr bool planes = channels_lead && !Call::output_turned;
    constexpr int channels = planes ? 1 : Call::input_specs[0].extent(rule.channels());
    kernels::prepare_resizing<Call::arch>(s, call.scratch());
    each_image<planes>(call.input(), call.output(), [&](const float* from, float* to) { kernels::resize<Call::arch, channels>(s, call.scratch(), from, to); });
  }
};

}  // namespace detail

}  // namespace ikebana
