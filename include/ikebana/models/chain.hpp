// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/models/time_distributed.hpp>

namespace ikebana {

/// A strict chain: `Input<3>{} >> Dense<4, input_dim(3)>{} >> Activation<relu>{}`. No weights are sized by inference: a layer with
/// weights says what it takes, one without takes what comes. Pieces without an Input can be written apart.
template <class... Items> struct chain {};

namespace detail {
template <class... Items> inline constexpr bool is_spelled<chain<Items...>> = true;

// weights that depend on the input and an input that is not declared
template <class L> constexpr bool sized_by_inference() {
  if constexpr (requires { L::weights_follow_from_input; }) return L::weights_follow_from_input && !L::declares_input;
  else return false;
}
template <class Item> struct strictly { using type = Item; };
template <Layer Item>
  requires(sized_by_inference<Item>())
struct strictly<Item> { using type = undeclared<Item>; };

template <class... Items> struct strict_row { using type = row<typename strictly<Items>::type...>; };
template <class... Items> using parts_of_chain = typename strict_row<Items...>::type::parts;

template <class T> inline constexpr bool is_chain = false;
template <class... Items> inline constexpr bool is_chain<chain<Items...>> = true;
template <class T> inline constexpr bool is_nested = false;
template <class Net, auto... Options> inline constexpr bool is_nested<as_layer<Net, Options...>> = true;
template <class T> concept chainable = Layer<T> || is_chain<T> || is_nested<T>;

template <class Item> chain<Item> links_of(Item);
template <class... Items> chain<Items...> links_of(chain<Items...>);
template <class... A, class... B> chain<A..., B...> linked(chain<A...>, chain<B...>);
// a chain is judged from its Input on, or from a first layer that says its whole input
template <class First, class... Rest> constexpr bool begins(chain<First, Rest...>) {
  if constexpr (Layer<First>) return First::class_name == "InputLayer" || first_input<First>().rank > 0;
  else return is_nested<First>;
}
}  // namespace detail

template <class... Items> struct network<chain<Items...>> : detail::parts_of_chain<Items...> {
  static constexpr auto class_name = fixed_string("Sequential");
};

namespace detail {
// a refusal is told where it arises: not again for each piece that is added, nor for an inner model, which is told by itself
template <class Item> inline constexpr bool told_already = false;
template <class Net, auto... Options> inline constexpr bool told_already<as_layer<Net, Options...>> = !sound<Net>;
template <class... Items> inline constexpr bool told_already<chain<Items...>> = [] {
  if constexpr (begins(chain<Items...>{})) return !sound<chain<Items...>>;
  else return false;
}();

/// The model of a refused chain: it answers `sound` and `why_not`, and is no error again.
template <class Parts> struct refused_chain : rejected_model {
  using network_type = Parts;
  using rejected_model::rejected_model;
};

template <architecture A, class... Items> struct model_from<A, chain<Items...>> {
  using parts = parts_of_chain<Items...>;
  using type = std::conditional_t<told_already<chain<Items...>>, refused_chain<parts>, FunctionalModel<A, typename parts::graph_type, typename parts::in, typename parts::out>>;
};
}  // namespace detail

template <detail::chainable A, class B> consteval auto operator>>(A, B) {
  using before = decltype(detail::links_of(A{}));
  using all = decltype(detail::linked(before{}, detail::links_of(B{})));
  if constexpr (detail::begins(all{}))
    if constexpr (!detail::told_already<before> && !detail::told_already<B> && !sound<all>) refused<typename network<all>::judgement::type>();
  return all{};
}

}  // namespace ikebana
