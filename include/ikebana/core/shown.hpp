// SPDX-License-Identifier: BSL-1.0
// How a layer is shown in a refusal: `Conv2D<8, written_as::kernel_size<3, 5>{}>`, on each compiler, where the option itself would be shown as the memory
// of its array.
#pragma once
#include <utility>

#include <ikebana/core/option.hpp>
#include <ikebana/core/shape.hpp>

namespace ikebana::detail {

/// An option that keeps an array, and names the template that is shown for it.
template <class T> concept written_option = requires { typename T::template written_as<1>; };

// The numbers are deduced from a type: clang shows arguments that it has not deduced as the expressions that they come from.
template <auto Option, std::size_t... I> std::integer_sequence<int, Option[int(I)]...> listed(std::index_sequence<I...>);
template <class Option, class> struct shown_as;
template <class Option, int... N> struct shown_as<Option, std::integer_sequence<int, N...>> { static constexpr typename Option::template written_as<N...> value{}; };
template <class Option, auto... N> struct shown_as<Option, shape<N...>> { static constexpr typename Option::template written_as<N...> value{}; };

template <auto Option> constexpr auto shown() {
  using T = std::remove_cv_t<decltype(Option)>;
  if constexpr (!written_option<T>) return Option;
  else if constexpr (requires { Option[0]; }) return shown_as<T, decltype(listed<Option>(std::make_index_sequence<std::size_t(Option.count)>{}))>::value;
  else return shown_as<T, shape_of<Option.value>>::value;
}
template <class L> struct shown_layer { using type = L; };
template <template <auto...> class L, auto... Options> struct shown_layer<L<Options...>> { using type = L<shown<Options>()...>; };
template <template <class, auto...> class L, class Inner, auto... Options> struct shown_layer<L<Inner, Options...>> {
  using type = L<typename shown_layer<Inner>::type, shown<Options>()...>;
};
template <template <int, auto...> class L, int N, auto... Options> struct shown_layer<L<N, Options...>> { using type = L<N, shown<Options>()...>; };

}  // namespace ikebana::detail
