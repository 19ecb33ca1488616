// SPDX-License-Identifier: BSL-1.0
// The layers of a type in the order that a file has them in. Mostly it is the same; but Keras walks the arguments of a call by keyword in the order of
// the alphabet, key before query before value, and a type by position.
#pragma once
#include <ikebana/saving/model_graph.hpp>

namespace ikebana {

namespace detail {
class graph_pairing {
 public:
  graph_pairing(const model_graph& mine, const model_graph& other)
      : mine_{mine}, other_{other}, partner_(mine.layers.size(), -1), taken_(other.layers.size(), false), seen_(mine.layers.size()) {
    for (std::size_t i = 0; i < seen_.size(); ++i) seen_[i].assign(mine.layers[i].calls.size(), false);
  }
  /// Of each layer of the one, the other's that is in its place, from the outputs on; false where they are no two graphs of one form.
  bool run() {
    if (mine_.layers.size() != other_.layers.size() || mine_.outputs.size() != other_.outputs.size()) return false;
    for (std::size_t i = 0; i < mine_.outputs.size(); ++i) stack_.emplace_back(mine_.outputs[i], other_.outputs[i]);
    while (!stack_.empty()) {
      const auto [a, b] = stack_.back();
      stack_.pop_back();
      if (!pair(a, b)) return false;
    }
    return std::find(partner_.begin(), partner_.end(), -1) == partner_.end();
  }
  const std::vector<int>& partners() const { return partner_; }

 private:
  static bool is_there(const model_graph& m, const graph_source& s) {
    return s.layer >= 0 && std::size_t(s.layer) < m.layers.size() && std::size_t(s.call) < m.layers[std::size_t(s.layer)].calls.size();
  }
  bool pair(const graph_source& a, const graph_source& b) {
    if (!is_there(mine_, a) || !is_there(other_, b)) return false;
    const graph_layer &first = mine_.layers[std::size_t(a.layer)], &second = other_.layers[std::size_t(b.layer)];
    int& partner = partner_[std::size_t(a.layer)];
    if (partner < 0) {
      if (first.class_name != second.class_name || taken_[std::size_t(b.layer)]) return false;
      partner = b.layer;
      taken_[std::size_t(b.layer)] = true;
    }
    if (partner != b.layer) return false;
    if (seen_[std::size_t(a.layer)][std::size_t(a.call)]) return true;
    seen_[std::size_t(a.layer)][std::size_t(a.call)] = true;
    const std::vector<graph_source> &of_first = first.calls[std::size_t(a.call)].inputs, &of_second = second.calls[std::size_t(b.call)].inputs;
    if (of_first.size() != of_second.size()) return false;
    for (std::size_t i = 0; i < of_first.size(); ++i) stack_.emplace_back(of_first[i], of_second[i]);
    return true;
  }

  const model_graph &mine_, &other_;
  std::vector<int> partner_;
  std::vector<bool> taken_;
  std::vector<std::vector<bool>> seen_;
  std::vector<std::pair<graph_source, graph_source>> stack_;
};
}  // namespace detail

/// The graph of a type with its layers in the order of the file's, where both have one form; else as it is.
inline model_graph in_order_of(const model_graph& mine, const model_graph& file) {
  detail::graph_pairing pairing(mine, file);
  if (!pairing.run()) return mine;
  const std::vector<int>& at = pairing.partners();
  model_graph ordered = mine;
  const auto moved = [&](graph_source& s) { s.layer = at[std::size_t(s.layer)]; };
  for (std::size_t i = 0; i < mine.layers.size(); ++i) {
    graph_layer& l = ordered.layers[std::size_t(at[i])] = mine.layers[i];
    for (graph_call& c : l.calls)
      for (graph_source& s : c.inputs) moved(s);
    const graph_layer& other = file.layers[std::size_t(at[i])];
    l.operation = other.operation;
    if (l.is_model() && other.is_model()) l.inner[0] = in_order_of(l.inner[0], other.inner[0]);
  }
  for (graph_source& s : ordered.inputs) moved(s);
  for (graph_source& s : ordered.outputs) moved(s);
  return ordered;
}

}  // namespace ikebana
