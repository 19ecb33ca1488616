// SPDX-License-Identifier: BSL-1.0
// The harness finds promises with the characters that CMake's lists and regular expressions would trip over.
//
// mend: not needed.
//
// error: well_formed<answer<42, list<list<layer>>>>
// error: no; [not] so <here>
// error(gcc): evaluates to false
// error(clang): due to requirement
template <int N, class... More> struct answer { static constexpr bool holds = N != 42; };
template <class> inline constexpr bool well_formed = true;
template <int N, class... More> inline constexpr bool well_formed<answer<N, More...>> = N != 42;
template <class Answer> void use() { static_assert(well_formed<Answer>, "no; [not] so <here>"); }
template <class...> struct list {};
namespace ikebana { struct layer {}; }

int main() {
#ifdef REFUSED
  use<answer<42, list<list<ikebana::layer>>>>();
#else
  use<answer<43, list<list<ikebana::layer>>>>();
#endif
}
