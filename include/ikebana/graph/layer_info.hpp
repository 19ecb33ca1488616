// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/inside.hpp>

namespace ikebana {

/// A model inside a model: where a node of it belongs, in files, names and the summary.
struct scope_info {
  std::string_view class_name, name;  // of the inner model; no name given: each call is its own copy
  int instance = 0;                          // tells the copies apart: where it begins in the model around it
  int position = 0;                          // of the node in the inner model
  std::span<const int> inputs{}, outputs{};  // of the inner model, as positions
};

/// What the graph knows of a layer: values only.
struct layer_info {
  std::string_view class_name, snake_name, name, spelling;  // spelling: the type's, apart from arguments of calls, to tell two layers of one name apart
  verdict (*rule)(specs, int which);
  weight_list (*weights)(specs);
  weight_list (*state)(specs);
  int (*scratch)(specs);
  int (*packed)(specs);
  placing (*place)(specs);
  fusing (*fuse)(specs);
  long long (*flops)(specs, const tensor_spec&);
  int outputs, selects;  // selects: of a hidden node, which output of the layer before it; else -1
  bool declares_input, hidden, whole_batch, supports_masking, mask_is_argument, takes_masks_off;
  int tile;  // of an Input: the samples of a batch that run together; 0 lets the plan choose
  std::span<const scope_info> scopes;  // the models around it, the outermost first (under -fsanitize g++ 12 compares no pointer with null at compile time)
  bool trainable;
  std::string_view weight_group;
  bool list_of_inputs;
  bool repeats;
  unsigned name_key, place_key;  // of equal names, and of equal places in models inside, equal numbers; 0 for none
};

namespace detail {
/// Keras' `to_snake_case` (keras/src/utils/naming.py): max_pooling2d, conv2d_transpose, re_lu, p_re_lu, lstm.
constexpr basic_text<48> snake_case(std::string_view class_name) {
  constexpr auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  constexpr auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  basic_text<48> snake;
  for (std::size_t i = 0; i < class_name.size(); ++i) {
    const char c = class_name[i];
    if (i > 0 && upper(c) && (lower(class_name[i - 1]) || (i + 1 < class_name.size() && lower(class_name[i + 1])))) snake << '_';
    snake << (upper(c) ? char(c - 'A' + 'a') : c);
  }
  return snake;
}
template <class L> inline constexpr auto snake_name = snake_case(L::class_name);

template <class L> inline constexpr int selects = -1;
/// The layer that its author wrote.
template <class L> struct as_written { using type = L; };

// a layer of a model inside a model; Instance and Position count nodes of the outer and of the inner graph
template <class Scope, int Instance, int Position, class L> struct inside : L {};
template <class Scope, int Instance, int Position, class L> struct as_written<inside<Scope, Instance, Position, L>> : as_written<L> {};

// A name changes nothing of what a layer does. Rules and code are made of the layer without it, once for all that are equal but for their names.
template <auto...> struct option_list {};
template <class Option> inline constexpr bool is_name = false;
template <std::size_t N> inline constexpr bool is_name<name<N>> = true;
template <auto Option, bool Drop> struct unless_name { using type = option_list<Option>; };
template <auto Option> struct unless_name<Option, true> { using type = option_list<>; };
template <auto... A, auto... B> option_list<A..., B...> operator+(option_list<A...>, option_list<B...>);
/// Not where the rule has something to say of the name: of a second one, or of a bare number behind it.
template <auto... Options> constexpr bool name_can_go() {
  constexpr bool named[]{is_name<std::remove_cv_t<decltype(Options)>>..., false}, numbers[]{keyword_of<decltype(Options)>.empty()..., false};
  int names = 0;
  for (std::size_t i = 0; i < sizeof...(Options); ++i) {
    if (named[i]) ++names;
    else if (numbers[i] && names > 0) return false;
  }
  return names == 1;
}
template <auto... Options> using without_name =
    decltype((option_list<>{} + ... + typename unless_name<Options, is_name<std::remove_cv_t<decltype(Options)>> && name_can_go<Options...>()>::type{}));

// what layers look like: options alone, or behind a number, a text, or a layer
template <class L> struct nameless_options { using type = L; };
template <template <auto...> class T, auto... Options> struct nameless_options<T<Options...>> {
  template <auto... Kept> static T<Kept...> with(option_list<Kept...>);
  using type = decltype(with(without_name<Options...>{}));
};
template <class L> struct nameless_number { using type = L; };
template <template <int, auto...> class T, int N, auto... Options> struct nameless_number<T<N, Options...>> {
  template <auto... Kept> static T<N, Kept...> with(option_list<Kept...>);
  using type = decltype(with(without_name<Options...>{}));
};
template <class L> struct nameless_type { using type = L; };
template <template <class, auto...> class T, class Inner, auto... Options> struct nameless_type<T<Inner, Options...>> {
  template <auto... Kept> static T<Inner, Kept...> with(option_list<Kept...>);
  using type = decltype(with(without_name<Options...>{}));
};
template <class L, bool Named> struct nameless { using type = L; };
template <class L> struct nameless<L, true> : nameless_type<typename nameless_number<typename nameless_options<L>::type>::type> {};

/// What does the work of a node: the layer without its name.
template <class L> struct layer_of : nameless<typename as_written<L>::type, !as_written<L>::type::layer_name.empty()> {};

template <class L> constexpr bool is_of_call(std::string_view keyword) {
  for (std::string_view k : L::call_arguments)
    if (k == keyword) return true;
  return false;
}
template <class L, auto... Options> constexpr std::string_view spelling_apart_from_calls(const layer<L, Options...>*) {
  if constexpr (L::call_arguments.size() == 0) return spelling_of<L>();
  else return spelling_of<decltype((option_list<>{} + ... + std::conditional_t<is_of_call<L>(keyword_of<decltype(Options)>), option_list<>, option_list<Options>>{}))>();
}

template <class L> struct scoped { static constexpr std::array<scope_info, 0> value{}; };
template <class Scope, int Instance, int Position, class L> struct scoped<inside<Scope, Instance, Position, L>> {
  static constexpr auto value = [] {
    std::array<scope_info, scoped<L>::value.size() + 1> all{{{Scope::class_name, Scope::name, Instance, Position, Scope::inputs, Scope::outputs}}};
    for (std::size_t i = 1; i < all.size(); ++i) all[i] = scoped<L>::value[i - 1];
    return all;
  }();
};

/// FNV-1a, never 0.
constexpr unsigned key_of(std::string_view s, unsigned key = 2166136261u) {
  for (const char c : s) key = (key ^ unsigned(c)) * 16777619u;
  return key ? key : 1;
}
constexpr unsigned key_of(std::span<const scope_info> scopes) {
  unsigned key = 0;
  for (const scope_info& s : scopes) key = (key_of(s.name, key_of(s.class_name)) ^ key) * 16777619u + unsigned(s.position);
  return scopes.empty() || key ? key : 1;
}
}  // namespace detail

template <class Node> inline constexpr layer_info info_of = [] {
  using L = typename detail::layer_of<Node>::type;
  using written = typename detail::as_written<Node>::type;
  return layer_info{L::class_name, detail::snake_name<L>.view(), written::layer_name, detail::spelling_apart_from_calls(static_cast<const written*>(nullptr)), detail::rule_of<L>, L::describe_weights,
                    L::describe_state, L::describe_scratch, L::describe_packed, L::place, L::fuse, L::flops, L::outputs,
                    detail::selects<L>, L::declares_input,  L::hidden,            L::whole_batch, L::supports_masking, L::mask_is_argument, L::takes_masks_off, L::tile_of_batch,    detail::scoped<Node>::value,
                    L::is_trainable,    L::weight_group,        L::list_of_inputs,   L::repeats,
                    written::layer_name.empty() ? 0 : detail::key_of(written::layer_name), detail::key_of(std::span<const scope_info>(detail::scoped<Node>::value))};
}();

}  // namespace ikebana
