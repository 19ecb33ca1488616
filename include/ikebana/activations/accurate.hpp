// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/exponential.hpp>
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/activations/tanh.hpp>

namespace ikebana {

namespace activations {
struct accurate_tanh {
  static constexpr std::string_view keyword = "activation", name = "tanh";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::accurate::tanh(x); }
};
struct accurate_sigmoid {
  static constexpr std::string_view keyword = "activation", name = "sigmoid";
  static constexpr bool monotone = true;
  template <class V> constexpr V apply(V x) const { return kernels::math::accurate::sigmoid(x); }
};
}  // namespace activations

/// The same function within 2 ulp of the exact value, slower: `Dense<4, accurate(sigmoid)>`. Others err by a few ulp, or by 2e-7 in all, as in
/// Keras' own backends; exp is within 2 ulp as it is.
consteval activations::accurate_tanh accurate(activations::tanh) { return {}; }
consteval activations::accurate_sigmoid accurate(activations::sigmoid) { return {}; }
consteval activations::exponential accurate(activations::exponential) { return {}; }

}  // namespace ikebana
