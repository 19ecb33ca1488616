// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/models/model.hpp>

namespace ikebana {

namespace detail {
template <class T> concept written = tensor_handle<T> || Layer<T> || several_tensors<T>;  // of a model being written; the last two by mistake
template <class T> using argument = std::conditional_t<written<std::remove_cvref_t<T>>, std::remove_cvref_t<T>, T&&>;
template <class... T> inline constexpr bool all_written = (written<T> && ...);

// what a call is given; std::tuple is a long header, and this one is read by all that declare a model
template <std::size_t, class T> struct given_one { T x; };
template <class, class...> struct given_all;
template <std::size_t... I, class... T> struct given_all<std::index_sequence<I...>, T...> : given_one<I, T>... {
  template <class F> constexpr decltype(auto) apply(const F& f) const { return f(static_cast<const given_one<I, T>&>(*this).x...); }
};
template <class... T> using given_of = given_all<std::index_sequence_for<T...>, T...>;
}  // namespace detail

/// The inputs of a model being written, `Model<inputs(x, z), outputs(y)>`, or of a call, `net.run(inputs(a, b), outputs(y))`.
template <class... T> struct inputs {
  detail::given_of<T...> data;
  constexpr explicit inputs(T... x) : data{{std::forward<T>(x)}...} {}
};
template <class... T>
  requires detail::all_written<T...>
struct inputs<T...> {
  consteval explicit inputs(T...) {}
};
template <class... T> inputs(T&&...) -> inputs<detail::argument<T>...>;

/// The outputs of a model being written, or of a call.
template <class... T> struct outputs {
  detail::given_of<T...> data;
  constexpr explicit outputs(T... x) : data{{std::forward<T>(x)}...} {}
};
template <class... T>
  requires detail::all_written<T...>
struct outputs<T...> {
  consteval explicit outputs(T...) {}
};
template <class... T> outputs(T&&...) -> outputs<detail::argument<T>...>;

/// A functional model: see `Model`.
template <architecture A, class Graph, class In, class Out>
class FunctionalModel : public detail::choice_of_base<A, network_parts<Graph, In, Out>>::type {
  using base = typename detail::choice_of_base<A, network_parts<Graph, In, Out>>::type;

 public:
  using base::base;
};
namespace detail {
template <architecture A, class Graph, class In, class Out> inline constexpr bool is_spelled<FunctionalModel<A, Graph, In, Out>> = true;
}

template <architecture A, class Graph, class In, class Out> struct network<FunctionalModel<A, Graph, In, Out>> : network_parts<Graph, In, Out> {
  static constexpr auto class_name = fixed_string("Functional");
};

namespace detail {
// What remains of a call in a model: its layer. A layer of an inner model is told apart by where that model begins.
template <class L, int Index> struct settled { using type = L; };
template <class Scope, int Instance, int Position, class L, int Index> struct settled<inside<Scope, Instance, Position, L>, Index> {
  using type = inside<Scope, Index - Position, Position, L>;
};
template <class, int Index> struct without_site;
template <class L, class S, int... I, int Index> struct without_site<call<L, S, I...>, Index> {
  using type = node<typename settled<L, Index>::type, I...>;
};
template <class... C, int... N> graph<typename without_site<C, N>::type...> graph_without_sites(trace<C...>, std::integer_sequence<int, N...>);

template <architecture A, class... C, int... K, std::size_t... O, std::size_t... I>
constexpr auto functional(bundle<trace<C...>, at<K...>>, std::index_sequence<O...>, std::index_sequence<I...>) {
  constexpr std::array k{K...};
  using graph_type = decltype(detail::graph_without_sites(trace<C...>{}, std::make_integer_sequence<int, int(sizeof...(C))>{}));
  return std::type_identity<FunctionalModel<A, graph_type, at<k[sizeof...(O) + I]...>, at<k[O]...>>>{};
}
// a type that is only named: completing the class would make the naming of a wrong model an error
template <architecture A, class... Ends> struct model_from;
template <architecture A, class... I, class... O> struct model_from<A, inputs<I...>, outputs<O...>> {
  using type = typename decltype(detail::functional<A>(bundle_of<O..., I...>{}, std::index_sequence_for<O...>{}, std::index_sequence_for<I...>{}))::type;
};
}  // namespace detail

/// A network with branches: `using Net = Model<inputs(x, z), outputs(y)>;`, or the model of a strict chain, `Model<links>`.
template <auto... Ends> using Model = typename detail::model_from<this_architecture, std::remove_cv_t<decltype(Ends)>...>::type;

}  // namespace ikebana
