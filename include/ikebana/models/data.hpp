// SPDX-License-Identifier: BSL-1.0
// What a caller gives: xtensor expressions, containers and spans, as inputs to read and outputs to write.
#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <type_traits>

#include <ikebana/core/dims.hpp>
#include <ikebana/layers/options.hpp>
#include <ikebana/models/memory.hpp>
#include <ikebana/models/xtensor.hpp>

namespace ikebana::detail {

template <class X> inline constexpr layout tag_of = layout::unspecified;
template <layout L, class X> inline constexpr layout tag_of<tagged<L, X>> = L;
template <class X> constexpr const X& untagged(const X& x) { return x; }
template <layout L, class X> constexpr const X& untagged(const tagged<L, X>& x) { return x.data; }
template <class X> using untagged_type = std::remove_cvref_t<decltype(untagged(std::declval<const X&>()))>;

template <class X> concept expression = xt::is_xexpression<X>::value;

template <class Shape> inline constexpr dims shape_of_type{};
template <class T, std::size_t N> inline constexpr dims shape_of_type<std::array<T, N>> = [] {
  dims d;
  for (std::size_t a = 0; a < std::min(N, std::size_t(max_rank)); ++a) d.add(unknown);
  return d;
}();
template <std::size_t... N> inline constexpr dims shape_of_type<xt::fixed_shape<N...>> = [] {
  dims d;
  (d.add(int(N)), ...);
  return d;
}();
/// What a type alone tells of its shape: extents (xtensor_fixed), the rank (xtensor), or nothing (rank 0).
template <class X> constexpr dims told_shape() {
  if constexpr (expression<X>) return shape_of_type<std::remove_cvref_t<typename X::shape_type>>;
  else return {};
}

template <class X> dims shape_at_call(const X& x) {
  dims d;
  for (std::size_t a = 0; a < std::min(std::size_t(x.dimension()), std::size_t(max_rank)); ++a) d.add(int(x.shape()[a]));
  return d;
}

/// The first element of data that lies in row-major order without gaps; null otherwise.
template <class X> auto contiguous(X& x) -> decltype(x.data()) {
  std::ptrdiff_t step = 1;
  for (std::size_t a = x.dimension(); a-- > 0; step *= std::ptrdiff_t(x.shape()[a]))
    if (x.shape()[a] > 1 && std::ptrdiff_t(x.strides()[a]) != step) return nullptr;
  return x.data() + x.data_offset();
}
template <class X, class Element> concept strided_floats = requires(X& x) {
  { x.data() } -> std::convertible_to<Element*>;
  x.data_offset();
  x.strides();
};

/// Floats of which the type says that they lie so: no other way to read or write them is compiled.
template <class X, class Element> concept ordered_floats = strided_floats<X, Element> && X::contiguous_layout && X::static_layout == xt::layout_type::row_major;

/// An input of a call. `copy` brings elements [first, first + count), in row-major order, where the data is not contiguous floats.
struct input_data {
  const float* data = nullptr;
  dims shape{};  // rank 0: flat floats, of `size`
  std::size_t size = 0;
  const void* object = nullptr;
  void (*copy)(const void*, std::size_t first, std::size_t count, float* to) = nullptr;
};
/// An output of a call; `store` likewise.
struct output_data {
  float* data = nullptr;
  dims shape{};
  std::size_t size = 0;
  void* object = nullptr;
  void (*store)(void*, std::size_t first, std::size_t count, const float* from) = nullptr;
};

template <architecture A, class X> void copy_elements(const void* object, std::size_t first, std::size_t count, float* to) {
  const X& x = *static_cast<const X*>(object);
  auto from = x.template begin<xt::layout_type::row_major>() + std::ptrdiff_t(first);
  for (std::size_t i = 0; i < count; ++i, ++from) to[i] = static_cast<float>(*from);
}
template <architecture A, class Y> void store_elements(void* object, std::size_t first, std::size_t count, const float* from) {
  Y& y = *static_cast<Y*>(object);
  auto to = y.template begin<xt::layout_type::row_major>() + std::ptrdiff_t(first);
  for (std::size_t i = 0; i < count; ++i, ++to) *to = static_cast<typename Y::value_type>(from[i]);
}

template <architecture A, class X> input_data as_input(const X& given) {
  const auto& x = untagged(given);
  using data_type = std::remove_cvref_t<decltype(x)>;
  input_data in;
  if constexpr (expression<data_type>) {
    in.shape = shape_at_call(x);
    in.size = x.size();
    if constexpr (ordered_floats<const data_type, const float>) {
      in.data = x.data() + x.data_offset();
    } else {
      if constexpr (strided_floats<const data_type, const float>) in.data = contiguous(x);
      in.object = &x;
      in.copy = copy_elements<A, data_type>;
    }
  } else {
    const std::span<const float> floats(x);
    in.data = floats.data();
    in.size = floats.size();
  }
  return in;
}
template <architecture A, class Y> output_data as_output(Y& y) {
  output_data out;
  if constexpr (expression<Y>) {
    out.shape = shape_at_call(y);
    out.size = y.size();
    if constexpr (ordered_floats<Y, float>) {
      out.data = y.data() + y.data_offset();
    } else {
      if constexpr (strided_floats<Y, float>) out.data = contiguous(y);
      out.object = &y;
      out.store = store_elements<A, Y>;
    }
  } else {
    const std::span<float> floats(y);
    out.data = floats.data();
    out.size = floats.size();
  }
  return out;
}

}  // namespace ikebana::detail
