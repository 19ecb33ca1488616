// SPDX-License-Identifier: BSL-1.0
// What the layers share that change images at random in training: here they are their input, and cost nothing. Their options are for files.
#pragma once
#include <ikebana/core/interpolation.hpp>
#include <ikebana/layers/preprocessing/fill_value.hpp>
#include <ikebana/layers/regularization/training_only.hpp>

namespace ikebana {

/// How much at most: `factor(0.2)` from -0.2 to 0.2, or `factor(-0.1, 0.3)`.
template <int N> struct factor : numbers<N> {
  static constexpr std::string_view keyword = "factor";
  using numbers<N>::numbers;
};
template <class... V> factor(V...) -> factor<sizeof...(V)>;
template <int N> struct height_factor : numbers<N> {
  static constexpr std::string_view keyword = "height_factor";
  using numbers<N>::numbers;
};
template <class... V> height_factor(V...) -> height_factor<sizeof...(V)>;
template <int N> struct width_factor : numbers<N> {
  static constexpr std::string_view keyword = "width_factor";
  using numbers<N>::numbers;
};
template <class... V> width_factor(V...) -> width_factor<sizeof...(V)>;
/// From which number to which an image goes.
template <int N> struct value_range : numbers<N> {
  static constexpr std::string_view keyword = "value_range";
  using numbers<N>::numbers;
};
template <class... V> value_range(V...) -> value_range<sizeof...(V)>;

/// What training puts where the image ends.
enum class fill_mode { reflect, wrap, constant, nearest };
template <> inline constexpr std::string_view keyword_of<fill_mode> = "fill_mode";
constexpr std::string_view spelled(fill_mode m) {
  constexpr std::string_view names[]{"reflect", "wrap", "constant", "nearest"};
  return names[int(m)];
}

namespace detail {

/// One number or two of them, within bounds as Keras asks: of two in order, that they do not lie beyond them.
template <int N> constexpr bool is_factor(const numbers<N>& f, float least, float most) {
  if constexpr (N == 1) return f.value[0] >= least && f.value[0] <= most;
  else return N == 2 && f.value[0] <= most && f.value[1] >= least;
}
template <int Least, auto... Options> constexpr complaint wrong_factor() {
  if (has_option<factor<1>, Options...> && is_factor(option_or<Options...>(factor(0)), Least, 1)) return {};
  return complaints::option("the factor", "Layer %n: the `factor` argument should be a number (or a list of two numbers) in the range [%0, 1], as factor(0.2)", Least);
}
/// Each of one number or two lies within -1 and 1.
template <int N> constexpr bool is_share(const numbers<N>& f, bool with_least) {
  for (const float x : f.value)
    if (!(x <= 1 && (with_least ? x >= -1 : x > -1))) return false;
  return N <= 2;
}

/// y = x; images, or one.
template <class Self, auto... Options> struct augmenting : training_only<Self, 0, Options...> {
  static constexpr verdict compute_output_shape(specs in, int) {
    if (const complaint c = Self::wrong_options()) return refuses(c);
    if (in[0].rank() == 3 || in[0].rank() == 4) return gives(in[0]);
    complaint c = complaints::rank(4, in[0]);
    c.says = "Layer %n: expected image tensor to have rank 3 (single image) or 4 (batch of images). Received: data.shape=%g";
    return refuses(c);
  }
};

/// Of those that move images.
template <class Self, auto... Options> struct moving : augmenting<Self, Options...> {
  static constexpr interpolation how = option_or<Options...>(interpolation::bilinear);
  static constexpr complaint wrong_interpolation() {
    if (how == interpolation::bilinear || how == interpolation::nearest) return {};
    complaint c = complaints::option("the interpolation", "Layer %n: unknown `interpolation` %w. Expected of one ('nearest', 'bilinear').");
    c.word = spelled(how);
    return c;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("fill_mode", option_or<Options...>(fill_mode::reflect));
    config.training("interpolation", how);
    config.training("fill_value", option_or<Options...>(fill_value(0)).value);
    config.training("data_format", option_or<Options...>(channels_last).value);
  }
};

/// Of those that change colours: `factor` within bounds, and a `value_range`.
template <class Self, int Least, auto... Options> struct colouring : augmenting<Self, Options...> {
  static constexpr auto takes = keywords("factor", "value_range");
  static constexpr complaint wrong_options() {
    if (const complaint c = wrong_factor<Least, Options...>()) return c;
    if (option_or<Options...>(value_range(0, 255)).count != 2)
      return complaints::option("the value_range", "Layer %n: the `value_range` argument should be a list of two numbers");
    return {};
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.training("factor", option_or<Options...>(factor(0)), true);
    config.training("value_range", option_or<Options...>(value_range(0, 255)));
  }
};

}  // namespace detail

}  // namespace ikebana
