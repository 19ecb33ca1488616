// SPDX-License-Identifier: BSL-1.0
// What convolution and pooling share: windows that slide over the spatial axes of an image, in either layout.
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana::detail {

/// The bare number that a layer's options begin with, or `Otherwise`.
template <int Otherwise, auto... Options> inline constexpr int leading_number = Otherwise;
template <int Otherwise, int Number, auto... Rest> inline constexpr int leading_number<Otherwise, Number, Rest...> = Number;

/// One window for each spatial axis of a tensor (batch, axes..., channels), or (batch, channels, axes...).
struct windows {
  int rank = 1;  // spatial axes
  sizes size{1}, stride{1}, dilation{1};
  padding pad = padding::valid;
  layout reads = layout::channels_last;

  constexpr window along(int a) const { return {size[a], stride[a], dilation[a], pad}; }
  /// The axis of the a-th window.
  constexpr int axis(int a) const { return reads == layout::channels_first ? a + 2 : a + 1; }
  /// The axis of the channels, as Keras counts it.
  constexpr int channels() const { return reads == layout::channels_first ? 1 : -1; }
  constexpr int cells() const {
    int product = 1;
    for (int a = 0; a < rank; ++a) product *= size[a];
    return product;
  }

  /// One extent for each axis, as Keras keeps them.
  constexpr sizes each(const sizes& s) const { return rank == 1 ? sizes(s[0]) : rank == 2 ? sizes(s[0], s[1]) : sizes(s[0], s[1], s[2]); }
  /// What is wrong with one of the sizes, of whatever input.
  constexpr complaint wrong(std::string_view keyword, const sizes& s, int least = 1) const {
    complaint c;
    if (s.count != 1 && s.count != rank) {
      c = {"the number of extents", "Layer %n: the `%w` argument must be a tuple of %0 integers. Received: %1 of them"};
      c.numbers[1] = s.count;
    }
    for (int a = 0; !c && a < s.count; ++a)
      if (s.value[a] < least) {
        c = {least > 0 ? "an extent that is not positive" : "a negative extent",
             least > 0 ? "Layer %n: the `%w` argument must be a tuple of %0 integers, including value %1 that does not satisfy `value > 0`"
                       : "Layer %n: the `%w` argument must be a tuple of %0 integers, including value %1 that does not satisfy `value >= 0`"};
        c.numbers[1] = s.value[a];
      }
    c.numbers[0] = rank;
    c.word = keyword;
    return c;
  }
  constexpr complaint wrong_padding() const {
    return {"causal padding of an image", "Layer %n: the `padding` argument must be one of {'valid', 'same'}. Received: %w", "", {}, {}, {}, 0, spelled(pad)};
  }
  /// Windows that lie inside the input nowhere. An axis that only the call knows is judged by its bound.
  constexpr complaint too_small(const tensor_spec& in) const {
    if (pad != padding::valid) return {};
    bool small = false;
    dims least = in.shape;
    for (int a = 0; a < rank; ++a) {
      const int at = axis(a), most = in.shape.known(at) ? in.shape.extent[at] : in.shape.bound[at];
      if ((!in.shape.known(at) && most == 0) || along(a).outputs(most) > 0) continue;
      small = true;
      least.set(at, along(a).reach());
    }
    if (!small) return {};
    return {"a window larger than the image", "Computed output size would be zero or negative. Layer %n needs at least %t, with `padding=valid`. Received: inputs.shape=%g", "",
            term::of(least), term::of(in.shape)};
  }
  constexpr complaint other_layout(const tensor_spec& in) const {
    return in.format != layout::unspecified && in.format != reads ? complaints::format(reads, in) : complaint{};
  }
  /// Pixels are vectors of a static number of channels.
  constexpr complaint bounded_channels(const tensor_spec& in) const {
    const int at = in.shape.axis(channels());
    if (reads == layout::channels_first || in.shape.known(at) || in.shape.bound[at] == 0) return {};
    return {"channels without a fixed extent", "Layer %n: the channels, axis -1, may not be up_to(n) with data_format=channels_last. Received: inputs.shape=%g",
            "a number for the channels", {}, term::of(in.shape)};
  }
  /// The spatial axes become the numbers of windows along them.
  constexpr void slide(dims& shape) const {
    for (int a = 0; a < rank; ++a) shape.change(axis(a), [w = along(a)](int n) { return w.outputs(n); });
  }
};

/// The extent of spatial axis A, or of the row that a one-dimensional tensor is.
template <int A, layout Reads, class View> constexpr auto spatial_extent(const View& x) {
  if constexpr (A < 0) return kernels::constant<1>{};
  else return x.template extent<Reads == layout::channels_first ? A + 2 : A + 1>();
}
/// The number of places on all `Rank` spatial axes.
template <int Rank, layout Reads, class View> constexpr auto spatial_count(const View& x) {
  return x.template count<Reads == layout::channels_first ? 2 : 1, Reads == layout::channels_first ? Rank + 2 : Rank + 1>();
}

/// f(from, to) for each sample of x and y; where the channels lead, for each of its planes, an image of one channel.
template <bool Planes, class In, class Out, class F> void each_image(const In& x, const Out& y, const F& f) {
  constexpr int from = Planes ? 2 : 1;
  const int images = x.template count<0, from>();
  const std::ptrdiff_t read = x.template count<from>(), written = y.template count<from>();
  for (int n = 0; n < images; ++n) f(x.data() + n * read, y.data() + n * written);
}

}  // namespace ikebana::detail
