// SPDX-License-Identifier: BSL-1.0
// A layer called on tensors gives a tensor, or several.
#pragma once
#include <ikebana/core/trace.hpp>

namespace ikebana {

/// What a layer with several outputs gives: `auto [y, h, c] = LSTM<8, return_state>{}(x);`
template <class...> struct several;
template <class A, class B> struct several<A, B> { A first; B second; };
template <class A, class B, class C> struct several<A, B, C> { A first; B second; C third; };
template <class A, class B, class C, class D> struct several<A, B, C, D> { A first; B second; C third; D fourth; };
template <class A, class B, class C, class D, class E> struct several<A, B, C, D, E> { A first; B second; C third; D fourth; E fifth; };
template <class A, class B, class C, class D, class E, class F> struct several<A, B, C, D, E, F> { A first; B second; C third; D fourth; E fifth; F sixth; };
template <class A, class B, class C, class D, class E, class F, class G>
struct several<A, B, C, D, E, F, G> { A first; B second; C third; D fourth; E fifth; F sixth; G seventh; };

namespace detail {
template <int Which> struct output_of;  // a hidden node: another output of the layer before it, or the same tensor again
struct without_mask;                   // a hidden node: the same tensor, and no mask
template <class Layer> struct kept_in_variable;
template <class Layer, bool Named> using kept = std::conditional_t<Named, Layer, kept_in_variable<Layer>>;

template <class Layer, class Site, class... C, int... K>
tensor<trace<C..., call<Layer, Site, K...>>, int(sizeof...(C))> append(bundle<trace<C...>, at<K...>>);
template <int Which, class Site, class... C, int K>
tensor<trace<C..., call<output_of<Which>, place_in<Site, Which>, K>>, int(sizeof...(C))> select(tensor<trace<C...>, K>);

template <class Layer, class Site, class... In> consteval auto called() {
  // qualified: a lookup by arguments looks at every call that leads to them, for each call
  using first = decltype(detail::append<Layer, Site>(bundle_of<In...>{}));
  if constexpr (Layer::outputs == 1) return first{};
  else
    return []<int... Which>(std::integer_sequence<int, Which...>) {
      return several<first, decltype(detail::select<Which + 1, Site>(first{}))...>{};
    }(std::make_integer_sequence<int, Layer::outputs - 1>{});
}
}  // namespace detail

/// The same tensor once more: `Add<>{}(x, again(x))` means it, where `Add<>{}(x, x)` is taken for a slip.
template <tensor_handle T, class Site = decltype(detail::fresh(T{}))> consteval auto again(T) {
  return decltype(detail::select<0, Site>(typename detail::as_tensor<T>::type{})){};
}
/// The tensor without its mask, as the operations of keras.ops and `x + y` read it: `Add<>{}(unmasked(x), unmasked(y))`.
template <tensor_handle T, class Site = decltype(detail::fresh(T{}))> consteval auto unmasked(T) {
  return decltype(detail::append<detail::without_mask, Site>(detail::bundle_of<T>{})){};
}

}  // namespace ikebana
