// SPDX-License-Identifier: BSL-1.0
// Two mistakes in one case.
// error: answer<42>
template <int N, class... More> struct answer { static constexpr bool holds = N != 42; };
template <class> inline constexpr bool well_formed = true;
template <int N, class... More> inline constexpr bool well_formed<answer<N, More...>> = N != 42;
template <class Answer> void use() { static_assert(well_formed<Answer>, "no; [not] so <here>"); }
template <class...> struct list {};
namespace ikebana { struct layer {}; }

int main() {
#ifdef REFUSED
  use<answer<42>>();
  use<answer<42, int>>();
#endif
}
