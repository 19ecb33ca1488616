// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

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
  std::string_view class_name, snake_name, name, spelling;  // spelling: the type's, to tell two layers of one name apart
  verdict (*rule)(specs, int which);
  weight_list (*weights)(specs);
  weight_list (*state)(specs);
  int (*scratch)(specs);
  int (*packed)(specs);
  placing (*place)(specs);
  fusing (*fuse)(specs);
  long long (*flops)(specs, const tensor_spec&);
  int outputs, selects;  // selects: of a hidden node, which output of the layer before it; else -1
  bool declares_input, hidden, whole_batch, supports_masking;
  int tile;  // of an Input: the samples of a batch that run together; 0 lets the plan choose
  std::span<const scope_info> scopes;  // the models around it, the outermost first (under -fsanitize g++ 12 compares no pointer with null at compile time)
  bool trainable;
  std::string_view weight_group;
  bool list_of_inputs;
  bool repeats;
};

namespace detail {
template <class T> constexpr std::string_view spelling_of() { return __PRETTY_FUNCTION__; }
/// A type's name without its namespace and its template arguments, for messages.
template <class T> constexpr std::string_view short_name() {
  std::string_view s = spelling_of<T>();
  s.remove_prefix(s.find("T = ") + 4);
  s = s.substr(0, s.find_first_of("<;]"));
  return s.substr(s.rfind(':') == s.npos ? 0 : s.rfind(':') + 1);
}

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

template <class L> constexpr bool allows(std::string_view keyword) {
  for (std::string_view k : {"name", "input_shape", "input_dim", "batch_shape", "trainable"})
    if (k == keyword) return true;
  for (std::string_view k : L::takes)
    if (k == keyword) return true;
  return false;
}
/// Options that the layer does not take, or that are given twice; checked once for each layer type.
template <class L, auto... Options> constexpr complaint option_complaint() {
  constexpr std::string_view given[]{keyword_of<decltype(Options)>..., ""};
  constexpr std::string_view types[]{short_name<std::remove_cv_t<decltype(Options)>>()..., ""};
  constexpr bool extents[]{is_extent<std::remove_cv_t<decltype(Options)>>..., false};
  int numbers = 0;
  for (std::size_t i = 0; i < sizeof...(Options); ++i) {
    if (given[i].empty()) {
      if (!extents[i]) return {"an option it does not take", "Layer %n does not take %w as an option", "", {}, {}, {}, 0, types[i]};
      if (numbers++ != int(i)) return {"a number behind a named option", "Layer %n: positional argument follows keyword argument"};
      continue;
    }
    if (!allows<L>(given[i])) return {"an option it does not take", "Layer %n does not take the option %w", "", {}, {}, {}, 0, given[i]};
    for (std::size_t j = 0; j < i; ++j)
      if (given[i] == given[j]) return {"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, given[i]};
  }
  if (numbers > L::positional)
    return {"numbers that have no meaning", "Layer %n takes at most %0 of its options as bare numbers, but it received %1", "name what it is, as input_dim(3)", {}, {},
            {L::positional, numbers}};
  return {};
}
template <class L, auto... Options> constexpr complaint options_complaint(const layer<L, Options...>*) { return option_complaint<L, Options...>(); }

inline constexpr std::string_view input_count = "the number of inputs";
template <class L> constexpr verdict rule_of(specs in, int which) {
  constexpr complaint wrong = options_complaint(static_cast<const L*>(nullptr));
  if (wrong) return refuses(wrong);
  if constexpr (L::arity == 0) {
    if (in.size() < 1) return refuses({input_count, "A merge layer should be called on a list of inputs. Layer %n is called on none"});
  } else if (L::arity > 0 && in.size() != std::size_t(L::arity)) {
    return refuses({input_count, "Layer %n expects %0 input(s), but it received %1 input tensors", "", term::of_number(L::arity),
                    term::of_number(int(in.size())), {L::arity, int(in.size())}});
  }
  if (L::declares_input && !in.empty()) {
    const complaint other = L::declared_complaint(in[0]);
    if (other) return refuses(other);
  }
  verdict v = L::compute_output_shape(in, which);
  if (v.fits()) v.gives.mask = L::compute_mask(in, which);
  return v;
}

template <class L> inline constexpr int selects = -1;
template <class L> struct layer_of { using type = L; };

// a layer of a model inside a model; Instance and Position count nodes of the outer and of the inner graph
template <class Scope, int Instance, int Position, class L> struct inside : L {};
template <class Scope, int Instance, int Position, class L> struct layer_of<inside<Scope, Instance, Position, L>> : layer_of<L> {};
template <class L> struct scoped { static constexpr std::array<scope_info, 0> value{}; };
template <class Scope, int Instance, int Position, class L> struct scoped<inside<Scope, Instance, Position, L>> {
  static constexpr auto value = [] {
    std::array<scope_info, scoped<L>::value.size() + 1> all{{{Scope::class_name, Scope::name, Instance, Position, Scope::inputs, Scope::outputs}}};
    for (std::size_t i = 1; i < all.size(); ++i) all[i] = scoped<L>::value[i - 1];
    return all;
  }();
};
}  // namespace detail

template <class Node> inline constexpr layer_info info_of = [] {
  using L = typename detail::layer_of<Node>::type;
  return layer_info{L::class_name, detail::snake_name<L>.view(), L::layer_name,       detail::spelling_of<L>(), detail::rule_of<L>, L::describe_weights,
                    L::describe_state, L::describe_scratch, L::describe_packed, L::place, L::fuse, L::flops, L::outputs,
                    detail::selects<L>, L::declares_input,  L::hidden,            L::whole_batch, L::supports_masking, L::tile_of_batch,    detail::scoped<Node>::value,
                    L::is_trainable,    L::weight_group,        L::list_of_inputs,   L::repeats};
}();

}  // namespace ikebana
