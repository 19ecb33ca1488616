// SPDX-License-Identifier: BSL-1.0
// Does a graph fit? The answer as a value, as a sentence in Keras' wording, and as types for the compiler to print.
#pragma once
#include <ikebana/core/diagnostics.hpp>
#include <ikebana/core/shown.hpp>
#include <ikebana/graph/names.hpp>

namespace ikebana::detail {

/// How a sentence names a layer: 'dense_1' (layer 2, Dense). Values alone, so that what is worded at a call pulls no layer's rule into the program.
struct layer_label {
  given_name name{};
  std::string_view class_name{};
  int position = 0;  // among the layers that the author wrote
  constexpr void operator()(text& t) const { t << '\'' << name << "' (layer " << position << ", " << class_name << ')'; }
};

/// Writes a complaint's sentence.
constexpr text worded(const complaint& c, const layer_label& label) {
  text t;
  const auto write = [&](const term& what) {
    switch (what.kind) {
      case term::nothing: break;
      case term::shape: t << what.d; break;
      case term::rank: t << "ndim=" << what.a; break;
      case term::min_rank: t << "min_ndim=" << what.a; break;
      case term::axis: t << "axis " << what.a; break;
      case term::format: t << spelled(layout(what.a)); break;
      case term::number: t << what.a; break;
    }
  };
  bool named = false;
  for (std::size_t i = 1; i < c.says.size(); ++i) named |= c.says[i - 1] == '%' && (c.says[i] == 'n' || c.says[i] == '-');
  if (!named) {
    t << "Layer ";
    label(t);
    t << ": ";
  }
  for (std::size_t i = 0; i < c.says.size(); ++i) {
    if (c.says[i] != '%') {
      t << c.says[i];
      continue;
    }
    switch (const char key = c.says[++i]; key) {
      case 'n': label(t); break;
      case 'i': t << c.input; break;
      case 't': write(c.takes); break;
      case 'g': write(c.gets); break;
      case 's': t << c.gets.d; break;
      case 'w': t << c.word; break;
      case '-': break;
      default: t << c.numbers[key - '0'];
    }
  }
  if (!c.mend.empty()) t << ". The usual mend: " << c.mend;
  return t;
}

/// Does a mask end at this node, because its layer does not support masking? In Keras that is a warning, and the model runs.
template <std::size_t N> constexpr bool drops_mask(const std::array<node_info, N>& nodes, const inference<int(N)>& found, std::size_t n) {
  if (nodes[n].layer->supports_masking) return false;
  for (int k = 0; k < nodes[n].count; ++k)
    if (found.spec[nodes[n].inputs[k]].mask > 0) return true;
  return false;
}

/// What is wrong with a graph: the node (-1 for nothing), the complaint, and who feeds it.
struct finding {
  int node = -1, from = -1;
  complaint why{};
};
template <std::size_t N> constexpr finding judge(const std::array<node_info, N>& nodes, const inference<int(N)>& found, const std::array<given_name, N>& names) {
  if (found.refused >= 0) {
    const node_info& me = nodes[std::size_t(found.refused)];
    int from = me.count > found.why.input && found.why.gets.kind != term::nothing && found.why.gets.kind != term::number ? me.inputs[found.why.input] : -1;
    while (from >= 0 && nodes[std::size_t(from)].layer->hidden) from = nodes[std::size_t(from)].inputs[0];
    return {found.refused, from, found.why};
  }
  if (const int n = name_collision(nodes, names); n >= 0)
    return {n, -1, {"a name that another layer has", "The name %w is used for two layers; another layer, unnamed, has it automatically. It was given to layer %n",
                    "", {}, {}, {}, 0, nodes[std::size_t(n)].layer->name}};
  return {};
}

template <class Graph, class In, class Out> struct judgement {
  static constexpr const auto& names = named<Graph, In, Out>;
  static constexpr finding found = judge(Graph::nodes, inferred<Graph, In, Out>, names);
  static constexpr complaint value = found.why;
  static constexpr bool sound = found.node < 0;

  // the position among the layers that the author wrote
  static constexpr int position(int node) {
    int p = 0;
    for (int n = 0; n < node; ++n) p += !Graph::nodes[std::size_t(n)].layer->hidden;
    return p;
  }
  static constexpr auto labels = [] {
    std::array<layer_label, std::size_t(Graph::size)> all{};
    for (int n = 0, p = 0; n < Graph::size; ++n) {
      const layer_info& me = *Graph::nodes[std::size_t(n)].layer;
      if (me.hidden) continue;  // it has no name, and g++ 12 cannot copy that of a constant
      all[std::size_t(n)] = {names[std::size_t(n)], me.class_name, p++};
    }
    return all;
  }();
  static constexpr text sentence() {
    if (sound) return {};
    text t = worded(value, labels[std::size_t(found.node)]);
    if (found.from >= 0 && value.mend.empty()) t << ", the output of layer '" << names[std::size_t(found.from)] << '\'';
    return t;
  }

  static constexpr auto warnings() {
    constexpr std::size_t count = [] {
      std::size_t c = 0;
      for (std::size_t n = 0; sound && n < std::size_t(Graph::size); ++n) c += drops_mask(Graph::nodes, inferred<Graph, In, Out>, n);
      return c;
    }();
    basic_text<count * 320> t;
    for (std::size_t n = 0; count > 0 && n < std::size_t(Graph::size); ++n)
      if (drops_mask(Graph::nodes, inferred<Graph, In, Out>, n) && inferred<Graph, In, Out>.owner[n] == int(n))
        t << "Layer '" << names[n] << "' (of type " << Graph::nodes[n].layer->class_name
          << ") was passed an input with a mask attached to it. However, this layer does not support masking and will therefore destroy the mask information. "
             "Downstream layers will not see the mask.\n";
    return t;
  }

  static constexpr basic_text<96> name = sound ? basic_text<96>{} : names[sound ? 0 : std::size_t(found.node)].str();
  static constexpr basic_text<96> from_name = found.from < 0 ? basic_text<96>{} : names[found.from < 0 ? 0 : std::size_t(found.from)].str();
  static constexpr std::string_view from = from_name.view();

  template <class L> struct shown { using type = L; };  // without the wrappers that the author did not write
  template <class Scope, int Instance, int Position, class L> struct shown<inside<Scope, Instance, Position, L>> : shown<L> {};
  template <class L, class Judgement> struct shown<refused_inside<L, Judgement>> : shown<L> {};
  template <class L> struct shown<kept_in_variable<L>> { using type = L; };
  template <class L> struct shown<undeclared<L>> { using type = L; };
  template <Layer L> struct shown<no_tensor<L>> { using type = L; };
  template <class T>
    requires(!Layer<T>)
  struct shown<not_a_layer<T>> { using type = T; };
  static auto outcome() {
    if constexpr (sound) {
      return std::type_identity<void>{};
    } else {
      using layer = typename shown_layer<typename shown<typename Graph::template layer<found.node>>::type>::type;
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
      constexpr text whole = sentence();
      return std::type_identity<refusal_of<at_layer<position(found.node), layer>, fixed_string<whole.size()>(whole.c_str())>>{};
#else
      return spoken<decltype(words<at_layer<position(found.node), layer>, named_layer<fixed_string<name.size()>(name.c_str())>,
                                   because<fixed_string<value.because.size()>(value.because.data())>>{} +
                             optional_words<judgement>())>{};
#endif
    }
  }
  /// `void` for a sound graph, otherwise the refusal.
  using type = typename decltype(outcome())::type;
};

}  // namespace ikebana::detail
