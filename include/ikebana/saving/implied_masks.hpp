// SPDX-License-Identifier: BSL-1.0
// Keras 3 writes the masks that tensors bring along into a functional model's config, as operations (`x != 0` of an Embedding) and as an argument of the
// layers that read them. A type has them without being told, so they are taken out of the graph.
#pragma once
#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

class implied_masks {
 public:
  explicit implied_masks(model_graph& m) : m_{m} {
    for (const graph_layer& l : m.layers)
      if (l.class_name == "Masking" || (l.class_name == "Embedding" && l.config["mask_zero"].truth))
        for (const graph_call& c : l.calls)
          if (!c.inputs.empty()) masked_.push_back(c.inputs[0]);
  }
  void remove() {
    if (masked_.empty()) return;
    for (graph_layer& l : m_.layers)
      for (graph_call& c : l.calls)
        for (std::size_t i = c.inputs.size(); i-- > 0;)
          if (is_mask(c.keywords[i]) && is_implied(c.inputs[i], 0)) {
            c.inputs.erase(c.inputs.begin() + std::ptrdiff_t(i));
            c.keywords.erase(c.keywords.begin() + std::ptrdiff_t(i));
          }
    std::vector<bool> read(m_.layers.size());
    for (bool moved = true; moved;) {  // operations that nobody reads any more
      moved = false;
      std::fill(read.begin(), read.end(), false);
      const auto note = [&](const std::vector<graph_source>& from) {
        for (const graph_source& s : from) read[std::size_t(s.layer)] = true;
      };
      note(m_.outputs);
      for (const graph_layer& l : m_.layers)
        for (const graph_call& c : l.calls) note(c.inputs);
      for (std::size_t i = 0; i < read.size(); ++i)
        if (!read[i] && m_.layers[i].operation && !m_.layers[i].calls.empty()) {
          m_.layers[i].calls.clear();
          moved = true;
        }
    }
    take_out();
  }

 private:
  static bool is_mask(const std::string& keyword) { return keyword.starts_with("mask") || keyword.ends_with("_mask"); }
  /// Operations alone, down to what a layer that makes masks reads.
  bool is_implied(const graph_source& s, int depth) const {
    const graph_layer& l = m_.layers[std::size_t(s.layer)];
    if (!l.operation || depth > 1000 || std::size_t(s.call) >= l.calls.size()) return false;
    for (const graph_source& from : l.calls[std::size_t(s.call)].inputs) {
      if (l.class_name == "ops.OnesLike" || l.class_name == "ops.ZerosLike") continue;  // for its shape
      const bool made = l.class_name == "ops.NotEqual" && std::find(masked_.begin(), masked_.end(), from) != masked_.end();
      if (!made && !is_implied(from, depth + 1)) return false;
    }
    return true;
  }
  void take_out() {
    std::vector<int> place(m_.layers.size(), -1);
    int count = 0;
    for (std::size_t i = 0; i < place.size(); ++i)
      if (!m_.layers[i].operation || !m_.layers[i].calls.empty()) place[i] = count++;
    const auto move = [&](std::vector<graph_source>& sources) {
      for (graph_source& s : sources) s.layer = place[std::size_t(s.layer)];
    };
    move(m_.inputs);
    move(m_.outputs);
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (place[i] < 0) continue;
      for (graph_call& c : m_.layers[i].calls) move(c.inputs);
      if (std::size_t(place[i]) != i) m_.layers[std::size_t(place[i])] = std::move(m_.layers[i]);
    }
    m_.layers.resize(std::size_t(count));
  }

  model_graph& m_;
  std::vector<graph_source> masked_;  // the tensors whose elements say what is masked
};

}  // namespace ikebana::detail
