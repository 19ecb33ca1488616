// SPDX-License-Identifier: BSL-1.0
// How a complaint becomes an error: types whose names every compiler prints, and one static_assert.
#pragma once
#include <type_traits>

#include <ikebana/core/complaint.hpp>
#include <ikebana/core/fixed_string.hpp>
#include <ikebana/core/shape.hpp>

namespace ikebana {

template <int Position, class Layer> struct at_layer;
template <fixed_string> struct named_layer;
template <fixed_string Text>
  requires(Text.view().size() <= 35)  // clang prints no more of a text
struct because;
template <class> struct takes;
template <class> struct gets;
template <fixed_string> struct from_layer;
template <fixed_string Text>
  requires(Text.view().size() <= 35)
struct mend;
template <int> struct rank;
template <int> struct min_rank;
template <int Axis> struct known_axis;
template <int> struct number;
template <layout> struct data_layout;
template <fixed_string> struct word;
template <class... Words> struct refusal;
/// What C++26 compilers are given: the layer, and the sentence, which is the text S.
template <class Layer, fixed_string S> struct refusal_of {
  static constexpr std::string_view sentence() { return S.view(); }
};

template <class> inline constexpr bool fits = true;
template <class... Words> inline constexpr bool fits<refusal<Words...>> = false;
template <class Layer, fixed_string S> inline constexpr bool fits<refusal_of<Layer, S>> = false;

/// The only place where a complaint becomes an error. In a function, so that the class of the model stays valid. Compilers that print
/// computed texts (C++26) print `Refusal::sentence()`; the others print the words of `Refusal`.
template <class Refusal> constexpr bool refused() {
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
  static_assert(fits<Refusal>, Refusal::sentence());
#else
  static_assert(fits<Refusal>, "the layers do not fit: read refusal<at_layer<position, layer>, because<>, takes<>, gets<>, ...>");
#endif
  return true;
}

namespace detail {
template <term T> constexpr auto spelled_term() {
  if constexpr (T.kind == term::shape) return std::type_identity<shape_of<T.d>>{};
  else if constexpr (T.kind == term::rank) return std::type_identity<rank<T.a>>{};
  else if constexpr (T.kind == term::min_rank) return std::type_identity<min_rank<T.a>>{};
  else if constexpr (T.kind == term::axis) return std::type_identity<known_axis<T.a>>{};
  else if constexpr (T.kind == term::format) return std::type_identity<data_layout<layout(T.a)>>{};
  else return std::type_identity<number<T.a>>{};
}
template <class... Words> struct words {};
template <class... A, class... B> words<A..., B...> operator+(words<A...>, words<B...>);
template <class> struct spoken;
template <class... W> struct spoken<words<W...>> { using type = refusal<W...>; };

// C::value is a complaint, C::from the name of the layer before: the words that a complaint may lack
template <class C> constexpr auto optional_words() {
  constexpr auto t = [] {
    if constexpr (C::value.takes.kind == term::nothing) return words<>{};
    else return words<takes<typename decltype(spelled_term<C::value.takes>())::type>>{};
  }();
  constexpr auto g = [] {
    if constexpr (C::value.gets.kind == term::nothing) return words<>{};
    else return words<gets<typename decltype(spelled_term<C::value.gets>())::type>>{};
  }();
  constexpr auto w = [] {
    if constexpr (C::value.word.empty()) return words<>{};
    else return words<word<fixed_string<C::value.word.size()>(C::value.word.data())>>{};
  }();
  constexpr auto f = [] {
    if constexpr (C::from.empty()) return words<>{};
    else return words<from_layer<fixed_string<C::from.size()>(C::from.data())>>{};
  }();
  constexpr auto m = [] {
    if constexpr (C::value.mend.empty()) return words<>{};
    else return words<mend<fixed_string<C::value.mend.size()>(C::value.mend.data())>>{};
  }();
  return decltype(w + t + g + f + m){};
}
}  // namespace detail

}  // namespace ikebana
