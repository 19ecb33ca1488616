// SPDX-License-Identifier: BSL-1.0
// What the normalizing layers share: options, and the rule of those that take their statistics from the data.
#pragma once
#include <ikebana/layers/axes.hpp>
#include <ikebana/layers/scale.hpp>

namespace ikebana {

inline constexpr flag<"center"> center{};
inline constexpr initializer_keyword<"beta_initializer"> beta_initializer{};
inline constexpr initializer_keyword<"gamma_initializer"> gamma_initializer{};

namespace detail {
/// Keras would normalize the width of a channels_first image, where no axis is said.
template <auto... Options> constexpr complaint axis_of_images(const tensor_spec& x) {
  if (has_option<axis, Options...> || x.format != layout::channels_first) return {};
  complaint c = complaints::format(layout::channels_last, x);
  c.mend = "axis(1)";
  return c;
}

/// A layer that normalizes each sample by itself, along some axes.
template <class Self, auto... Options> struct normalization_layer : layer<Self, Options...> {
  static constexpr axis_list axes{option_or<Options...>(axis(-1))};

  static constexpr complaint wrong_axes(const tensor_spec& x) {
    if (x.rank() < 2) return complaints::min_rank(2, x);
    if (const complaint c = axis_of_images<Options...>(x)) return c;
    return axes.wrong(x);
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr int describe_scratch(specs in) { return axes.scratch(in[0]); }
  static constexpr long long flops(specs, const tensor_spec& out) { return 5ll * out.shape.count(1, out.rank()); }
  template <class Config> static constexpr void axis_config(Config& config) {
    config("axis", std::span<const int>(axes.given, std::size_t(axes.count)));  // a list, as Keras' layers have it once they are built
  }
};
}  // namespace detail

}  // namespace ikebana
