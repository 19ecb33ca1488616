// SPDX-License-Identifier: BSL-1.0
// What a call is refused for: by the compiler where the types tell it, at the call where only the data does.
#pragma once
#include <ikebana/models/data.hpp>
#include <ikebana/models/network.hpp>
#include <ikebana/models/shape_mismatch.hpp>

namespace ikebana::detail {

/// A complaint about a node that stands outside of inference, for the compiler to print.
template <class Facts, class Judgement, int Node, class Why> struct call_refusal {
  static constexpr complaint value = Why::value;
  static constexpr std::string_view from{};
  static constexpr basic_text<96> name = Facts::names[std::size_t(Node)].str();
  static constexpr text sentence() { return worded(value, Judgement::label(Node)); }
  static auto outcome() {
    using layer = typename layer_of<typename Facts::graph_type::template layer<Node>>::type;
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
    constexpr text whole = sentence();
    return std::type_identity<refusal_of<at_layer<Judgement::position(Node), layer>, fixed_string<whole.size()>(whole.c_str())>>{};
#else
    return spoken<decltype(words<at_layer<Judgement::position(Node), layer>, named_layer<fixed_string<name.size()>(name.c_str())>,
                                 because<fixed_string<value.because.size()>(value.because.data())>>{} +
                           optional_words<call_refusal>())>{};
#endif
  }
  using type = typename decltype(outcome())::type;
};

constexpr complaint unbounded_complaint(const tensor_spec& s) {
  complaint c{"running an unbounded axis", "Layer %n has an axis of no known extent, %g: it has shapes and checks, but to run it needs a bound", "up_to(n) in the Input"};
  c.gets = term::of(s.shape);
  return c;
}
constexpr complaint without_batch_complaint(const tensor_spec& s) {
  complaint c{"the whole batch, of unknown size", "Layer %n must see the whole batch at once, and the batch of %g is neither fixed nor bounded", "batch_size(n) in the Input"};
  c.gets = term::of(s.shape);
  return c;
}
/// What a call's input must be, and is not: by its extents.
constexpr complaint wrong_input(const tensor_spec& declared, const dims& given, int input) {
  complaint c = complaints::shape(declared.shape, {given}, input);
  c.because = "the data of a call";
  return c;
}
constexpr bool within_bounds(const dims& declared, const dims& given) {
  if (!agree(declared, given)) return false;
  for (int a = 0; a < declared.rank; ++a)
    if (!declared.known(a) && declared.bound[a] > 0 && given.extent[a] > declared.bound[a]) return false;
  return true;
}
constexpr complaint too_long(const tensor_spec& declared, const dims& given, int input) {
  for (int a = 0; a < declared.rank(); ++a)
    if (!declared.shape.known(a) && declared.shape.bound[a] > 0 && given.extent[a] > declared.shape.bound[a]) {
      complaint c = wrong_input(declared, given, input);
      c.says = "Input %i of layer %n is incompatible with the layer: axis %0 may have an extent of at most %1, found shape=%g";
      c.numbers[0] = a;
      c.numbers[1] = declared.shape.bound[a];
      return c;
    }
  return {};
}

constexpr complaint wrong_flat(const dims& wanted, std::size_t given, bool input) {
  complaint c{"the size of one sample", input ? "Input 0 of layer %n is incompatible with the layer: one sample, %t, is %0 floats, but a span of %1 was given"
                                              : "The output of layer %n, %t, is %0 floats of one sample, but a span of %1 was given"};
  c.takes = term::of(wanted);
  c.gets = term::of_number(int(given));
  c.numbers[0] = wanted.size();
  c.numbers[1] = int(given);
  return c;
}

/// Refuses, at compile time, a call of a network whose data has types that cannot fit. True when the call can go on.
template <class Parts, class... X> struct call_check {
  using facts = typename Parts::facts;
  using judgement = typename Parts::judgement;

  struct unbounded { static constexpr complaint value = unbounded_complaint(facts::known.spec[facts::unbounded < 0 ? 0 : facts::unbounded]); };
  struct without_batch { static constexpr complaint value = without_batch_complaint(facts::known.spec[facts::without_batch < 0 ? 0 : facts::without_batch]); };
  struct wrong_count {
    static constexpr complaint value{"the number of inputs", "Layer %n: the model expects %0 input(s), but it received %1 input tensors", "", term::of_number(int(facts::inputs.size())),
                                     term::of_number(int(sizeof...(X))), {int(facts::inputs.size()), int(sizeof...(X))}};
  };
  template <std::size_t I, class Data> struct wrong_data {
    static constexpr const tensor_spec& declared = facts::known.spec[facts::inputs[I]];
    static constexpr complaint value = [] {
      if constexpr (!expression<untagged_type<Data>> && !flat_floats<untagged_type<Data>>) {
        return complaint{"data that is no tensor", "Input %i of layer %n: an xtensor expression or a span of floats is wanted. Received: %w", "", term::of(declared.shape), {}, {}, int(I),
                         short_name<untagged_type<Data>>()};
      } else {
        constexpr dims told = told_shape<untagged_type<Data>>();
        if (told.rank > 0 && !agree(told, declared.shape)) return wrong_input(declared, told, int(I));
        if (told.rank > 0)
          if (const complaint longer = too_long(declared, told, int(I))) return longer;
        if (tag_of<Data> != layout::unspecified && declared.format != layout::unspecified && tag_of<Data> != declared.format)
          return complaints::format(declared.format, {declared.shape, tag_of<Data>}, int(I));
        return complaint{};
      }
    }();
  };
  template <std::size_t... I> static constexpr int first_wrong(std::index_sequence<I...>) {
    int first = -1;
    ((first < 0 && wrong_data<I, X>::value ? void(first = int(I)) : void()), ...);
    return first;
  }
  template <int Node, class Why> using refuse = typename call_refusal<facts, judgement, Node, Why>::type;

  static constexpr bool passed() {
    if constexpr (facts::unbounded >= 0) return !refused<refuse<facts::unbounded, unbounded>>();
    else if constexpr (facts::without_batch >= 0) return !refused<refuse<facts::without_batch, without_batch>>();
    else if constexpr (sizeof...(X) != facts::inputs.size()) return !refused<refuse<facts::inputs[0], wrong_count>>();
    else {
      constexpr int wrong = first_wrong(std::index_sequence_for<X...>{});
      if constexpr (wrong < 0) return true;
      else return !refused<refuse<facts::inputs[std::size_t(wrong)], wrong_data<std::size_t(wrong), nth<slots_of<X...>, std::size_t(wrong)>>>>();
    }
  }
};

template <class Facts, std::size_t Given, bool Input> struct wrong_flat_data {
  static constexpr complaint value = wrong_flat(planned_specs(Facts::known, 1).spec[Input ? Facts::inputs[0] : Facts::outputs[0]].shape, Given, Input);
};
/// The sizes of flat data, where the types tell them, are those of one sample, or of the whole batch where it is fixed.
template <class Parts, class X, class Y> constexpr bool flat_check() {
  using facts = typename Parts::facts;
  using judgement = typename Parts::judgement;
  constexpr std::size_t in = flat_extent<X>, out = flat_extent<std::remove_cvref_t<Y>>;
  constexpr std::size_t takes = facts::template span_extent<true>, gives = facts::template span_extent<false>;
  constexpr std::size_t free = std::dynamic_extent;
  if constexpr (in != free && takes != free && in != takes) return !refused<typename call_refusal<facts, judgement, facts::inputs[0], wrong_flat_data<facts, in, true>>::type>();
  else if constexpr (out != free && gives != free && out != gives) return !refused<typename call_refusal<facts, judgement, facts::outputs[0], wrong_flat_data<facts, out, false>>::type>();
  else return true;
}

}  // namespace ikebana::detail
