// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <string_view>

#include <ikebana/kernels/declared.hpp>

namespace ikebana {

/// An activation is an object of a small type: an option of a layer (`Dense<4, relu>`), or `Activation<relu>`.
/// `apply(v)` works on a float and on every SIMD batch; an activation over rows (softmax) has `rows<A>(rows, n, x, y)` instead.
template <class T>
concept elementwise_activation = requires(const T t, float x) {
  { T::keyword } -> std::convertible_to<std::string_view>;
  { t.apply(x) } -> std::same_as<float>;
};
template <class T>
concept row_activation = requires(const T t, const float* x, float* y) {
  { T::keyword } -> std::convertible_to<std::string_view>;
  t.template rows<architecture{}>(1, 1, x, y);
};
template <class T> concept any_activation = elementwise_activation<T> || row_activation<T>;

namespace activations {
/// f(x) = x.
struct linear {
  static constexpr std::string_view keyword = "activation", name = "linear";
  static constexpr bool cheap = true;
  template <class V> constexpr V apply(V x) const { return x; }
};
}  // namespace activations
namespace activation { inline constexpr activations::linear linear{}; }
using activation::linear;

namespace detail {
/// The part of an activation that a kernel fuses into its store; rows are done afterwards.
template <auto Act> constexpr auto fused() {
  if constexpr (elementwise_activation<decltype(Act)>) return Act;
  else return activation::linear;
}
}  // namespace detail

}  // namespace ikebana
