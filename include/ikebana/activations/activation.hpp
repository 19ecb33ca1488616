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
/// One that is told its axis, or changes the shape: `Activation<softmax(axis(1))>`, `Activation<glu>`.
template <class T> concept axis_activation = requires { typename T::works_along_axis; };
template <class T> concept any_activation = elementwise_activation<T> || row_activation<T> || axis_activation<T>;

namespace activations {
/// f(x) = x.
struct linear {
  static constexpr std::string_view keyword = "activation", name = "linear";
  static constexpr bool monotone = true, cheap = true;
  template <class V> constexpr V apply(V x) const { return x; }
};
}  // namespace activations
namespace activation { inline constexpr activations::linear linear{}; }
using activation::linear;

/// Does it keep order (`monotone`), or make exact zeros (`makes_zeros`)? An activation says so with a member of that name.
template <class Act> inline constexpr bool is_monotone = requires { requires std::remove_cv_t<Act>::monotone; };
template <class Act> inline constexpr bool makes_zeros = requires { requires std::remove_cv_t<Act>::makes_zeros; };
template <class Act> inline constexpr bool is_linear = std::is_same_v<std::remove_cv_t<Act>, activations::linear>;

namespace detail {
/// The part of an activation that a kernel fuses into its store; rows are done afterwards.
template <auto Act> constexpr auto fused() {
  if constexpr (elementwise_activation<decltype(Act)>) return Act;
  else return activation::linear;
}
}  // namespace detail

}  // namespace ikebana
