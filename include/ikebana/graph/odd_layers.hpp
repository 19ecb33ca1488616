// SPDX-License-Identifier: BSL-1.0
// Odd uses are layers whose rule refuses, and hidden nodes: one road for every complaint.
#pragma once
#include <ikebana/graph/layer_info.hpp>

namespace ikebana::detail {

template <class L> struct kept_in_variable : L {
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"an unnamed layer in a variable",
                    "Layer %n is kept in a variable and called, which would share its weights: two calls are two layers unless the layer has a name",
                    "name(\"...\"), or write it each time"});
  }
};

/// A layer in a strict chain that has weights and does not say what it takes.
template <class L> struct undeclared : L {
  static constexpr verdict compute_output_shape(specs in, int) {
    complaint c{"weights sized by inference", "Layer %n is in a chain and says nothing of what it takes, but gets %g",
                "input_dim(n), or Sequential"};
    c.gets = term::of(in[0].shape);
    return refuses(c);
  }
};

/// Something in a list of layers that is none.
template <class T> struct not_a_layer : layer<not_a_layer<T>> {
  static constexpr std::string_view class_name = "not_a_layer";
  static constexpr int arity = -2;
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"not a layer", "%-Only layers and models can be added to a model. Received: %w",
                    keyword_of<T> == "activation" ? "Activation<...>" : "", {}, {}, {}, 0, short_name<T>()});
  }
};

template <class T> inline constexpr bool several_tensors = false;
template <class... T> inline constexpr bool several_tensors<several<T...>> = true;
/// Something given as a tensor that is none.
template <class T> struct no_tensor : layer<no_tensor<T>> {
  static constexpr std::string_view class_name = "not_a_tensor";
  static constexpr int arity = -2;
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"not a tensor", "%-Layers and models are called on tensors, and outputs(...) lists tensors. Received: %w",
                    several_tensors<T> ? "auto [y, h, c] = ..., then y" : "", {}, {}, {}, 0, short_name<T>()});
  }
};

/// A layer given as a tensor.
template <Layer L> struct no_tensor<L> : L {
  static constexpr int arity = -2;
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"a layer that is not called", "Layer %n is given where a tensor is wanted, but it is not called on one", "call it on one: Dense<4>{}(x)"});
  }
};

/// A layer that its model refuses, whatever the model around that one has for it: Keras makes the inner model first.
template <class L, class Judgement> struct refused_inside : L {
  static constexpr verdict compute_output_shape(specs, int) { return refuses(Judgement::value); }
};

/// A model without a layer.
struct nothing : layer<nothing> {
  static constexpr std::string_view class_name = "nothing";
  static constexpr int arity = -2;
  static constexpr verdict compute_output_shape(specs, int) { return refuses({"a model without layers", "%-A model has at least one layer, its Input"}); }
};

template <int Which> struct output_of : layer<output_of<Which>> {
  static constexpr std::string_view class_name = "output_of";
  static constexpr bool hidden = true, supports_masking = true;
  static constexpr placing place(specs) { return placing::view; }
  static constexpr verdict compute_output_shape(specs in, int) { return gives(in[0]); }
};
template <int Which> inline constexpr int selects<output_of<Which>> = Which;

struct without_mask : layer<without_mask> {
  static constexpr std::string_view class_name = "without_mask";
  static constexpr bool hidden = true, supports_masking = true;
  static constexpr int compute_mask(specs, int) { return 0; }
  static constexpr placing place(specs) { return placing::view; }
  static constexpr verdict compute_output_shape(specs in, int) { return gives(in[0]); }
};

}  // namespace ikebana::detail
