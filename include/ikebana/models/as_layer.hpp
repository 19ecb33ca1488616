// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/models/sequential.hpp>

namespace ikebana {

namespace detail {
template <class Net, class Scope, class Site> struct model_call {
  using parts = network<Net>;
  template <int N> using inner = typename parts::graph_type::template node<N>;
  template <int Position, class L> using part = inside<Scope, 0, Position, typename sound_part<Net, Position, L>::type>;
  static constexpr const auto& inputs = Scope::inputs;
  static constexpr int input_number(int position) {
    for (int i = 0; i < int(inputs.size()); ++i)
      if (inputs[std::size_t(i)] == position) return i;
    return 0;
  }
  template <int Start, int Position, int... K, class L, int... I>
  static call<part<Position, L>, place_in<Site, Position>, (Start + I)...> moved(at<K...>, node<L, I...>);
  template <int Start, int Position, int... K, class L>
  static call<part<Position, L>, place_in<Site, Position>, indices_of(at<K...>{})[std::size_t(input_number(Position))]> moved(at<K...>, node<L>);

  template <class... C, int... K, int... P, int... O>
  static consteval auto appended(bundle<trace<C...>, at<K...>>, std::integer_sequence<int, P...>, at<O...>) {
    constexpr int start = sizeof...(C);
    using all = trace<C..., decltype(moved<start, P>(at<K...>{}, inner<P>{}))...>;
    if constexpr (sizeof...(O) == 1) return tensor<all, (start + O)...>{};
    else return several<tensor<all, start + O>...>{};
  }
};
}  // namespace detail

template <class Net, auto... Options> struct as_layer {
  using scope = detail::scope_of<Net, detail::scope_name<Options...>>;

  template <class... In, class Site = decltype(detail::fresh(In{}...))> consteval auto operator()(In...) const { return called<Site, In...>(); }
  template <class Site, class... In> static consteval auto called() {
    using call = detail::model_call<Net, scope, Site>;
    if constexpr (sizeof...(In) != call::inputs.size()) return detail::called<detail::miscalled<network<Net>::class_name, int(call::inputs.size())>, Site, In...>();
    else
      return call::appended(detail::bundle_of<In...>{}, std::make_integer_sequence<int, network<Net>::graph_type::size>{}, typename network<Net>::out{});
  }
};

}  // namespace ikebana
