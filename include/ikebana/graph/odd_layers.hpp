// SPDX-License-Identifier: BSL-1.0
// Odd uses are layers whose rule refuses, and hidden nodes: one road for every complaint.
#pragma once
#include <ikebana/graph/layer_info.hpp>

namespace ikebana::detail {

template <class L> struct kept_in_variable : L {
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"an unnamed layer in a variable",
                    "Layer %n is kept in a variable and called, which would share its weights: two calls are two layers unless the layer has a name",
                    "name(\"...\"), or write it at each call"});
  }
};

/// A layer in a strict chain that has weights and does not say what it takes.
template <class L> struct undeclared : L {
  static constexpr verdict compute_output_shape(specs in, int) {
    complaint c{"weights sized by inference", "Layer %n is in a chain and says nothing of what it takes, but gets %g",
                "input_dim(n), or Sequential, which infers"};
    c.gets = term::of(in[0].shape);
    return refuses(c);
  }
};

/// Something in a list of layers that is none.
template <class T> struct not_a_layer : layer<not_a_layer<T>> {
  static constexpr std::string_view class_name = "not_a_layer";
  static constexpr int arity = -1;
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"not a layer", "Layer %n: only layers and models can stand here. Received: %w", "", {}, {}, {}, 0, short_name<T>()});
  }
};

template <int Which> struct output_of : layer<output_of<Which>> {
  static constexpr std::string_view class_name = "output_of";
  static constexpr bool hidden = true;
  static constexpr placing place(specs) { return placing::view; }
  static constexpr verdict compute_output_shape(specs in, int) { return gives(in[0]); }
};
template <int Which> inline constexpr int selects<output_of<Which>> = Which;

}  // namespace ikebana::detail
