// SPDX-License-Identifier: BSL-1.0
// A mistake that is told through many templates.
// error: no; [not] so
template <int N, class... More> struct answer { static constexpr bool holds = N != 42; };
template <class> inline constexpr bool well_formed = true;
template <int N, class... More> inline constexpr bool well_formed<answer<N, More...>> = N != 42;
template <class Answer> void use() { static_assert(well_formed<Answer>, "no; [not] so <here>"); }
template <class...> struct list {};
namespace ikebana { struct layer {}; }

template <class Answer> void step0() { use<Answer>(); }
template <class Answer> void step1() { step0<Answer>(); }
template <class Answer> void step2() { step1<Answer>(); }
template <class Answer> void step3() { step2<Answer>(); }
template <class Answer> void step4() { step3<Answer>(); }
template <class Answer> void step5() { step4<Answer>(); }
template <class Answer> void step6() { step5<Answer>(); }
template <class Answer> void step7() { step6<Answer>(); }
template <class Answer> void step8() { step7<Answer>(); }
template <class Answer> void step9() { step8<Answer>(); }
template <class Answer> void step10() { step9<Answer>(); }
template <class Answer> void step11() { step10<Answer>(); }
int main() {
#ifdef REFUSED
  step11<answer<42>>();
#endif
}
