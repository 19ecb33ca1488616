// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/core/input.hpp>
#include <ikebana/plan/facts.hpp>

namespace ikebana {

/// Of every model, whatever its spelling: its graph, inputs and outputs. Completes nothing: a wrong model can be asked.
template <class Net> struct network {};

namespace detail {
template <class Net> inline constexpr bool is_spelled = false;  // a Sequential, a Model or a chain itself: never to be completed by a question
}
template <class Net>
  requires(!detail::is_spelled<Net> && requires { typename Net::network_type; })
struct network<Net> : Net::network_type {
  static constexpr auto class_name = fixed_string("Functional");
};

template <class Graph, class In, class Out, bool Sequential = false> struct network_parts {
  static constexpr bool sequential = Sequential;  // how it is written in files: the graph is the same
  using graph_type = Graph;
  using in = In;
  using out = Out;
  using judgement = detail::judgement<Graph, In, Out>;
  using facts = detail::facts<Graph, In, Out>;
};

template <class Net>
concept is_model = requires { typename network<std::remove_cv_t<Net>>::graph_type; };

/// Is the model sound? Asking is no error.
template <class Net> inline constexpr bool sound = network<std::remove_cv_t<Net>>::judgement::sound;

/// Empty for a sound model; otherwise the sentence that says which layer does not fit, what it takes and what it gets.
template <class Net> inline constexpr text why_not = network<std::remove_cv_t<Net>>::judgement::sentence();

/// What Keras would warn of, a line each; empty if there is nothing. The model compiles and runs as Keras runs it.
template <class Net> inline constexpr auto warnings = network<std::remove_cv_t<Net>>::judgement::warnings();

/// Several shapes, of a model with several inputs or outputs.
template <class... Shapes> struct shape_list {
  static constexpr int size = sizeof...(Shapes);
  template <class... Others> friend constexpr bool operator==(shape_list, shape_list<Others...>) {
    return std::is_same_v<shape_list, shape_list<Others...>>;
  }
  template <class Stream> friend Stream& operator<<(Stream& stream, shape_list) {
    const char* between = "[";
    ((stream << between << Shapes{}, between = ", "), ...);
    return stream << "]", stream;
  }
};

namespace detail {
template <class Facts, int... Nodes> constexpr auto shapes_of(at<Nodes...>) {
  if constexpr (sizeof...(Nodes) == 1) return (shape_of<Facts::known.spec[Nodes].shape>{}, ...);
  else return shape_list<shape_of<Facts::known.spec[Nodes].shape>...>{};
}
}  // namespace detail

}  // namespace ikebana
