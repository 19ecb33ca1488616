// SPDX-License-Identifier: BSL-1.0
// While a graph is built, a tensor is a list of calls and an index into it; lists are merged as sets of sites.
#pragma once
#include <array>
#include <type_traits>
#include <utility>

#include <ikebana/core/option.hpp>

namespace ikebana {

/// A tensor of a model being written: an empty value whose type holds the calls that lead to it.
template <class Trace, int Index> struct tensor {};

namespace detail {
template <class Layer, class Site, int... Inputs> struct call {};
template <class... Calls> struct trace {};
template <int... Indices> struct at {};
template <class Trace, class At> struct bundle {};  // several tensors over one trace

template <int... I> constexpr std::array<int, sizeof...(I)> indices_of(at<I...>) { return {I...}; }

// A site is one place in the source: the closure tells the calls apart, and never reaches a model's type. This spelling of it is the
// only one that g++ 12, clang 16 and clang 19 all take (a lambda as a value default of a free function).
template <auto> struct site {};
template <auto Here = [] {}, class... In> site<Here> fresh(In...);
template <class Site, int Position> struct place_in {};

// Looked up as base classes, not by address: under -fsanitize=undefined g++ 12 takes no comparison of two addresses for a constant.
template <class> struct site_of;
template <class Layer, class Site, int... Inputs> struct site_of<call<Layer, Site, Inputs...>> { using type = Site; };
template <class Site> struct entry { int index; };
template <class... Calls> struct directory : entry<typename site_of<Calls>::type>... {};
struct any_directory {
  template <class Directory> constexpr any_directory(const Directory&) {}
};
template <class Call> struct finder {
  static constexpr int in(const entry<typename site_of<Call>::type>& e) { return e.index; }
  static constexpr int in(any_directory) { return -1; }
};

template <class... A> struct starting_with {
  template <class... Rest> static std::true_type test(trace<A..., Rest...>);
  static std::false_type test(...);
};
template <class Shorter, class Longer> inline constexpr bool starts = false;
template <class... A, class... B>
  requires(sizeof...(A) <= sizeof...(B))
inline constexpr bool starts<trace<A...>, trace<B...>> = decltype(starting_with<A...>::test(trace<B...>{}))::value;

template <class A, class B> struct joined {  // one of them begins with the other: a residual join
  using type = std::conditional_t<starts<A, B>, B, A>;
  static constexpr int where(int j) { return j; }
};
template <class... A, class... B>
  requires(!starts<trace<A...>, trace<B...>> && !starts<trace<B...>, trace<A...>>)
struct joined<trace<A...>, trace<B...>> {
  struct map {
    std::array<int, sizeof...(B)> where{}, added{};
    int count = 0;
  };
  template <std::size_t... I> static constexpr map mapped(std::index_sequence<I...>) {
    constexpr directory<A...> known{entry<typename site_of<A>::type>{int(I)}...};
    map m{{finder<B>::in(known)...}};  // not its address: for an operator, g++ looks through all that the directory is of
    for (int j = 0; j < int(sizeof...(B)); ++j) {
      if (m.where[std::size_t(j)] >= 0) continue;
      m.where[std::size_t(j)] = int(sizeof...(A)) + m.count;
      m.added[std::size_t(m.count++)] = j;
    }
    return m;
  }
  static constexpr map both = mapped(std::index_sequence_for<A...>{});
  static constexpr int where(int j) { return both.where[std::size_t(j)]; }
  template <class L, class S, int... I> static call<L, S, both.where[I]...> moved(call<L, S, I...>);
  template <std::size_t... I>
  static trace<A..., decltype(moved(nth<slots_of<B...>, std::size_t(both.added[I])>{}))...> united(std::index_sequence<I...>);
  using type = decltype(united(std::make_index_sequence<std::size_t(both.count)>{}));
};

template <class Bundle, class... Tensors> struct bundled { using type = Bundle; };
template <class T, int... K, class U, int J, class... Rest>
struct bundled<bundle<T, at<K...>>, tensor<U, J>, Rest...>
    : bundled<bundle<typename joined<T, U>::type, at<K..., joined<T, U>::where(J)>>, Rest...> {};
template <class T, int I, class... Rest> struct bundled<void, tensor<T, I>, Rest...> : bundled<bundle<T, at<I>>, Rest...> {};
template <> struct bundled<void> { using type = bundle<trace<>, at<>>; };

template <class Handle> struct as_tensor {};  // an Input is its own tensor, and its own site: layers/core/input.hpp
template <class T, int I> struct as_tensor<tensor<T, I>> { using type = tensor<T, I>; };

template <class> struct no_tensor;  // what stands where a tensor must is a node whose rule refuses: graph/odd_layers.hpp
template <class T> struct handle_of { using type = tensor<trace<call<no_tensor<T>, no_tensor<T>>>, 0>; };
template <class T>
  requires requires { typename as_tensor<T>::type; }
struct handle_of<T> : as_tensor<T> {};
template <class... T> using bundle_of = typename bundled<void, typename handle_of<T>::type...>::type;
}  // namespace detail

/// A tensor of a model being written, or an Input.
template <class T>
concept tensor_handle = requires { typename detail::as_tensor<T>::type; };

}  // namespace ikebana
