// SPDX-License-Identifier: BSL-1.0
// One keyword of Keras, `scale`, of layers that have a gamma and of Rescaling.
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

template <int N> struct scale_of : numbers<N> {
  static constexpr std::string_view keyword = "scale";
  using numbers<N>::numbers;
};
/// `scale`, `scale(false)`: is there a gamma? And the factors of a Rescaling: `scale(1. / 255)`.
struct scale_option : flag<"scale"> {
  using flag<"scale">::operator();
  template <class... V>
    requires(std::is_arithmetic_v<V> && ...) && (!std::is_same_v<V, bool> && ...)
  constexpr scale_of<sizeof...(V)> operator()(V... v) const { return scale_of<sizeof...(V)>(v...); }
};
inline constexpr scale_option scale{};

}  // namespace ikebana
