// SPDX-License-Identifier: BSL-1.0
// A layer's whole rule, of whatever layer: its options, the number of its inputs, what it declares of them, then its own. A layer around another
// asks that one so.
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana::detail {

template <class T> constexpr std::string_view spelling_of() { return __PRETTY_FUNCTION__; }
/// A type's name without its namespace and its template arguments, for messages.
template <class T> constexpr std::string_view short_name() {
  std::string_view s = spelling_of<T>();
  s.remove_prefix(s.find("T = ") + 4);
  s = s.substr(0, s.find_first_of("<;]"));
  return s.substr(s.rfind(':') == s.npos ? 0 : s.rfind(':') + 1);
}

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
template <class L> inline constexpr complaint wrong_options_of = options_complaint(static_cast<const L*>(nullptr));

inline constexpr std::string_view input_count = "the number of inputs";
template <class L> constexpr verdict rule_of(specs in, int which) {
  if (wrong_options_of<L>) return refuses(wrong_options_of<L>);
  if constexpr (L::arity == 0) {
    if (in.size() < 1) return refuses({input_count, "A merge layer should be called on a list of inputs. Layer %n is called on none"});
  } else if (L::arity > 0 && in.size() != std::size_t(L::arity)) {
    return refuses({input_count, "Layer %n expects %0 input(s), but it received %1 input tensors", "", term::of_number(L::arity),
                    term::of_number(int(in.size())), {L::arity, int(in.size())}});
  } else if (L::arity == -1 && in.empty()) {
    return refuses({input_count, "Layer %n expects one input or more, but it received none"});
  }
  if (L::declares_input && !in.empty()) {
    const complaint other = L::declared_complaint(in[0]);
    if (other) return refuses(other);
  }
  if (L::whole_batch && !in.empty() && in[0].steps != 1)
    return refuses({"all samples at once, in each step", "Layer %n sees the whole batch, or keeps a state, and cannot be in a model in a TimeDistributed"});
  verdict v = L::compute_output_shape(in, which);
  if (v.fits()) v.gives.mask = L::compute_mask(in, which), v.gives.steps = L::compute_steps(in);
  return v;
}

}  // namespace ikebana::detail
