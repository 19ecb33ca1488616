// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/layers/options.hpp>

namespace ikebana {

namespace activations {
/// An activation over another axis than the last, the batch counted: `Activation<softmax(axis(1))>`. As options of a layer activations work on the last.
template <class Rows> struct along {
  static constexpr std::string_view keyword = "activation along an axis", name = Rows::name;
  using works_along_axis = Rows;
  int axis;
  template <class Config> constexpr void get_config(Config& config) const { config("axis", axis); }
};
}  // namespace activations

/// How an activation works on a tensor: on elements, or on vectors along an axis, of which it may leave half.
template <class Act> struct activation_kind {
  static constexpr bool along_axis = row_activation<Act> || axis_activation<Act>;
  static constexpr bool halves = requires { requires Act::halves; };
  static constexpr int axis(const Act&) { return -1; }
  using rows = Act;
};
template <class Rows> struct activation_kind<activations::along<Rows>> : activation_kind<Rows> {
  static constexpr int axis(const activations::along<Rows>& act) { return act.axis; }
};

}  // namespace ikebana
