// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <type_traits>
#include <utility>

#include <ikebana/core/text.hpp>

namespace ikebana {

template <class T> inline constexpr bool is_extent =
    std::is_same_v<T, int> || std::is_same_v<T, unknown_extent> || std::is_same_v<T, up_to>;

/// The shape of a tensor as a type, batch first: `shape<None, 28, 28, 1>`.
template <auto... Extents> struct shape {
  static_assert((is_extent<std::remove_cv_t<decltype(Extents)>> && ...), "an extent is an int, None or up_to(n)");
  static constexpr int rank = sizeof...(Extents);
  static constexpr dims value = [] {
    dims d;
    (d.add(Extents), ...);
    return d;
  }();
  /// The extent of an axis, counted as Keras counts (-1 is the last); `None` is -1.
  static constexpr int extent(int axis) { return value.extent[value.axis(axis)]; }
  static constexpr basic_text<96> str() { return basic_text<96>{} << value; }

  template <auto... Others> friend constexpr bool operator==(shape, shape<Others...>) {
    return std::is_same_v<shape, shape<Others...>>;
  }
  friend constexpr bool operator==(shape, const dims& d) { return value == d; }
  template <class Stream> friend Stream& operator<<(Stream& stream, shape) { return stream << str().view(), stream; }
};

namespace detail {
template <dims D, int Axis> constexpr auto spelled_extent() {
  if constexpr (D.extent[Axis] == unknown) return unknown;
  else return D.extent[Axis];
}
template <dims D, int... Axis> shape<spelled_extent<D, Axis>()...> spelled_shape(std::integer_sequence<int, Axis...>);
// a class, since g++ 12 crashes on an alias whose dims are a dependent expression
template <dims D> struct named_shape { using type = decltype(spelled_shape<D>(std::make_integer_sequence<int, D.rank>{})); };
}  // namespace detail

/// The type that names the dims D; a bounded extent is `None`.
template <dims D> using shape_of = typename detail::named_shape<D>::type;

}  // namespace ikebana
