// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <ikebana/core/fixed_string.hpp>
#include <ikebana/core/window.hpp>

namespace ikebana {

/// The keyword by which Keras names an option; empty for a bare number. An option's type has a `keyword`, or a specialisation here.
template <class T> inline constexpr std::string_view keyword_of = [] {
  if constexpr (requires { T::keyword; }) return std::string_view{T::keyword};
  else return std::string_view{};
}();
template <class T> inline constexpr std::string_view keyword_of<const T> = keyword_of<T>;
template <> inline constexpr std::string_view keyword_of<padding> = "padding";

/// An option that is there or not: `return_sequences`, `use_bias(false)`.
template <fixed_string Keyword> struct flag {
  static constexpr std::string_view keyword = Keyword.view();
  bool value = true;
  constexpr flag operator()(bool v) const { return {v}; }
};

/// An option that is a number: `num_heads(4)`.
template <fixed_string Keyword> struct number_option {
  static constexpr std::string_view keyword = Keyword.view();
  int value = 0;
  constexpr number_option operator()(int n) const { return {n}; }
};

/// An option of one to three extents; one stands for all axes: `strides(2)`, `kernel_size(3, 5)`.
struct sizes {
  int count, value[4]{};  // of four, a layer refuses them by their number
  constexpr explicit sizes(int all) : count{1}, value{all} {}
  constexpr sizes(int first, int second) : count{2}, value{first, second} {}
  constexpr sizes(int first, int second, int third) : count{3}, value{first, second, third} {}
  constexpr sizes(int first, int second, int third, int fourth) : count{4}, value{first, second, third, fourth} {}
  constexpr int operator[](int axis) const { return count == 1 ? value[0] : value[axis]; }
};

namespace detail {
template <std::size_t I, class T> struct slot { using type = T; };  // the I-th type of a long list, without recursion
template <class, class...> struct slots;
template <std::size_t... I, class... T> struct slots<std::index_sequence<I...>, T...> : slot<I, T>... {};
template <std::size_t I, class T> slot<I, T> pick(const slot<I, T>&);
template <class... T> using slots_of = slots<std::index_sequence_for<T...>, T...>;
// qualified: a lookup by arguments would complete them, and a wrong model that is only named is no error
template <class Slots, std::size_t I> using nth = typename decltype(detail::pick<I>(std::declval<Slots>()))::type;

template <auto Value> struct constant_value { static constexpr auto value = Value; };

template <auto... Options> constexpr int option_index([[maybe_unused]] std::string_view keyword) {
  int found = -1, i = 0;
  ((found < 0 && keyword_of<decltype(Options)> == keyword ? void(found = i) : void(), ++i), ...);
  return found;
}
}  // namespace detail

/// The option with the keyword of `otherwise`, or `otherwise`.
template <auto... Options, class Default> constexpr auto option_or(Default otherwise) {
  constexpr int found = detail::option_index<Options...>(keyword_of<Default>);
  if constexpr (found < 0) return otherwise;
  else return detail::nth<detail::slots_of<detail::constant_value<Options>...>, std::size_t(found)>::value;
}
template <class Option, auto... Options> inline constexpr bool has_option = detail::option_index<Options...>(keyword_of<Option>) >= 0;

/// The names of the options that a layer takes.
template <std::size_t N> using keyword_list = std::array<std::string_view, N>;
template <class... Names> constexpr keyword_list<sizeof...(Names)> keywords(Names... names) { return {std::string_view{names}...}; }

}  // namespace ikebana
