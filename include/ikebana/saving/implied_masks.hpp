// SPDX-License-Identifier: BSL-1.0
// Keras 3 writes the masks that tensors bring along into a functional model's config, as operations (`x != 0` of an Embedding) and as an argument of the
// layers that read them. A type has them without being told, so they are taken out of the graph.
#pragma once
#include <algorithm>
#include <tuple>

#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

class implied_masks {
 public:
  explicit implied_masks(model_graph& m) : m_{m}, known_(m.layers.size(), answer::open) {
    for (const graph_layer& l : m.layers)
      if (l.class_name == "Masking" || (l.class_name == "Embedding" && l.config["mask_zero"].truth))
        for (const graph_call& c : l.calls)
          if (!c.inputs.empty()) masked_.push_back(c.inputs[0]);
    std::sort(masked_.begin(), masked_.end(), before);
  }
  void remove() {
    if (masked_.empty()) return;
    for (graph_layer& l : m_.layers)
      for (graph_call& c : l.calls)
        for (std::size_t i = c.inputs.size(); i-- > 0;)
          if (is_mask(c.keywords[i]) && is_implied(c.inputs[i])) {
            c.inputs.erase(c.inputs.begin() + std::ptrdiff_t(i));
            c.keywords.erase(c.keywords.begin() + std::ptrdiff_t(i));
          }
    remove_unread();
    take_out();
  }

 private:
  /// Operations that nobody reads any more, and what only they read.
  void remove_unread() {
    std::vector<int> readers(m_.layers.size());
    const auto count = [&](const std::vector<graph_source>& from, int more) {
      for (const graph_source& s : from) readers[std::size_t(s.layer)] += more;
    };
    count(m_.outputs, 1);
    for (const graph_layer& l : m_.layers)
      for (const graph_call& c : l.calls) count(c.inputs, 1);
    std::vector<std::size_t> unread;
    for (std::size_t i = 0; i < readers.size(); ++i)
      if (readers[i] == 0 && m_.layers[i].operation) unread.push_back(i);
    while (!unread.empty()) {
      std::vector<graph_call> calls = std::move(m_.layers[unread.back()].calls);
      m_.layers[unread.back()].calls.clear();
      unread.pop_back();
      for (const graph_call& c : calls) {
        count(c.inputs, -1);
        for (const graph_source& s : c.inputs)
          if (const std::size_t i = std::size_t(s.layer); readers[i] == 0 && m_.layers[i].operation && !m_.layers[i].calls.empty()) unread.push_back(i);
      }
    }
  }
  static bool before(const graph_source& a, const graph_source& b) { return std::tuple(a.layer, a.call, a.tensor) < std::tuple(b.layer, b.call, b.tensor); }
  static bool is_mask(const std::string& keyword) { return keyword.starts_with("mask") || keyword.ends_with("_mask"); }
  /// Operations alone, down to what a layer that makes masks reads. A chain that is deeper than any mask's is none.
  bool is_implied(const graph_source& s, int depth = 0) {
    answer& known = known_[std::size_t(s.layer)];
    if (known != answer::open || depth > 1000) return known == answer::yes;
    known = answer::no;  // for one that reads itself
    const graph_layer& l = m_.layers[std::size_t(s.layer)];
    if (!l.operation || l.calls.size() != 1 || s.call != 0) return false;
    for (const graph_source& from : l.calls[0].inputs) {
      if (l.class_name == "ops.OnesLike" || l.class_name == "ops.ZerosLike") continue;  // for its shape
      const bool made = l.class_name == "ops.NotEqual" && std::binary_search(masked_.begin(), masked_.end(), from, before);
      if (!made && !is_implied(from, depth + 1)) return false;
    }
    known = answer::yes;
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

  enum class answer { open, yes, no };
  model_graph& m_;
  std::vector<answer> known_;
  std::vector<graph_source> masked_;  // the tensors whose elements say what is masked
};

}  // namespace ikebana::detail
