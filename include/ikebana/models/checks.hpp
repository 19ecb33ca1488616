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
  static constexpr text sentence() { return worded(value, Judgement::labels[std::size_t(Node)]); }
  static auto outcome() {
    using layer = typename shown_layer<typename as_written<typename Facts::graph_type::template layer<Node>>::type>::type;
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

constexpr complaint without_mend(complaint c) {
  c.mend = {};
  return c;
}
/// What is wrong with data of type X for a tensor of the model, as far as the types tell.
template <class X> constexpr complaint wrong_data(const tensor_spec& declared, int input) {
  using data = untagged_type<X>;
  if constexpr (!expression<data> && !flat_floats<data>) {
    return {"data that is no tensor", "Input %i of layer %n: an xtensor expression or a span of floats is wanted. Received: %w", "", term::of(declared.shape), {}, {}, input, short_name<data>()};
  } else {
    constexpr dims told = told_shape<data>();
    constexpr std::size_t floats = flat_extent<data>;
    if (told.rank > 0 && !agree(told, declared.shape)) return wrong_input(declared, told, input);
    if (told.rank > 0)
      if (const complaint longer = too_long(declared, told, input)) return longer;
    if (floats != std::dynamic_extent && declared.shape.known_from(1)) {
      dims sample = declared.shape;
      if (!sample.known(0)) sample.set(0, 1);
      const std::size_t wanted = std::size_t(sample.size());
      if (declared.shape.known(0) ? floats != wanted : floats % wanted != 0) return wrong_flat(sample, floats, true);
    }
    if (tag_of<X> != layout::unspecified && declared.format != layout::unspecified && tag_of<X> != declared.format)
      return without_mend(complaints::format(declared.format, {declared.shape, tag_of<X>}, input));
    return {};
  }
}
/// What is wrong with the room for an output, as far as its type tells.
template <class Y> constexpr complaint wrong_room(const tensor_spec& declared, int output) {
  complaint c{"the room for an output", "Output %0 is the output of layer %n, of shape %t, and cannot be written to shape %g", "", term::of(declared.shape), {}, {output}};
  if constexpr (!expression<Y> && !flat_floats<Y>) {
    c.says = "Output %0 is the output of layer %n, of shape %t: an xtensor expression or a span of floats is wanted. Received: %w";
    c.word = short_name<Y>();
    return c;
  } else {
    constexpr dims told = told_shape<Y>();
    c.gets = term::of(told);
    return told.rank > 0 && !agree(told, declared.shape) ? c : complaint{};
  }
}

/// Judges a call by the types of its data. `refusal_at_call` is void when the call can go on.
template <class Parts, class X, class Y> struct call_check;
template <class... T> struct given {};
template <class Parts, class In, class Out = given<>> using refusal_at_call = typename decltype(call_check<Parts, In, Out>::outcome())::type;

template <class Parts, class... X, class... Y> struct call_check<Parts, given<X...>, given<Y...>> {
  using facts = typename Parts::facts;
  static constexpr int inputs = int(facts::inputs.size()), outputs = int(facts::outputs.size());
  struct finding {
    int where = -1;
    complaint value{};
  };
  static constexpr finding found = [] {
    if (facts::unbounded >= 0) return finding{facts::unbounded, unbounded_complaint(facts::known.spec[facts::unbounded < 0 ? 0 : facts::unbounded])};
    if (facts::without_batch >= 0) return finding{facts::without_batch, without_batch_complaint(facts::known.spec[facts::without_batch < 0 ? 0 : facts::without_batch])};
    if (int(sizeof...(X)) != inputs)
      return finding{facts::inputs[0], {input_count, "Layer %n: the model expects %0 input(s), but it received %1 input tensors", "", term::of_number(inputs),
                                        term::of_number(int(sizeof...(X))), {inputs, int(sizeof...(X))}}};
    if (sizeof...(Y) > 0 && int(sizeof...(Y)) != outputs)
      return finding{facts::outputs[0], {"the number of outputs", "Layer %n: the model gives %0 output(s), but outputs(...) lists %1", "", term::of_number(outputs),
                                         term::of_number(int(sizeof...(Y))), {outputs, int(sizeof...(Y))}}};
    finding f;
    [[maybe_unused]] int i = 0, o = 0;
    [[maybe_unused]] const auto judge = [&f](int at, const complaint& c) {
      if (f.where < 0 && c) f = {at, c};
    };
    ((judge(facts::inputs[std::size_t(i)], wrong_data<X>(facts::known.spec[facts::inputs[std::size_t(i)]], i)), ++i), ...);
    ((judge(facts::outputs[std::size_t(o)], wrong_room<Y>(facts::known.spec[facts::outputs[std::size_t(o)]], o)), ++o), ...);
    return f;
  }();
  struct why { static constexpr complaint value = found.value; };
  static auto outcome() {
    if constexpr (found.where < 0) return std::type_identity<void>{};
    else return call_refusal<facts, typename Parts::judgement, found.where, why>{};
  }
};

/// One sample by spans: the sizes of flat data, where the types tell them, are those of one sample, or of the whole batch where it is fixed.
template <class Parts, class X, class Y> struct call_check {
  using facts = typename Parts::facts;
  static constexpr std::size_t in = flat_extent<X>, out = flat_extent<Y>, takes = facts::template span_extent<true>, gives = facts::template span_extent<false>, free = std::dynamic_extent;
  template <bool Input> struct wrong_size {
    static constexpr complaint value = wrong_flat(planned(facts::known.spec[Input ? facts::inputs[0] : facts::outputs[0]], 1).shape, Input ? in : out, Input);
  };
  struct several_outputs {
    static constexpr complaint value{"the number of outputs", "Layer %n: the model gives %0 output(s), which run(inputs(x), outputs(...)) writes, but one span was given", "",
                                     term::of_number(int(facts::outputs.size())), term::of_number(1), {int(facts::outputs.size())}};
  };
  static auto outcome() {
    using general = refusal_at_call<Parts, given<X>>;
    using judgement = typename Parts::judgement;
    if constexpr (!std::is_void_v<general>) return std::type_identity<general>{};
    else if constexpr (facts::outputs.size() != 1) return call_refusal<facts, judgement, facts::outputs[0], several_outputs>{};
    else if constexpr (in != free && takes != free && in != takes) return call_refusal<facts, judgement, facts::inputs[0], wrong_size<true>>{};
    else if constexpr (out != free && gives != free && out != gives) return call_refusal<facts, judgement, facts::outputs[0], wrong_size<false>>{};
    else return std::type_identity<void>{};
  }
};

}  // namespace ikebana::detail
