// SPDX-License-Identifier: BSL-1.0
// In Keras an operation of keras.ops ends the mask of what it reads; the layer that does the same passes it on. Where somebody behind it would read that
// mask, the two compute different numbers, and the layer is given its inputs without their masks.
#pragma once
#include <algorithm>

#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

class ended_masks {
 public:
  /// `around`: the model is inside another that makes masks, which come in by any input, and go out.
  ended_masks(const model_graph& m, bool around) : m_{m}, masked_(m.layers.size()), read_(m.layers.size(), around) {
    const std::size_t n = m.layers.size();
    for (std::size_t i = 0; i < n; ++i) masked_[i] = begins(m.layers[i]) || (around && m.layers[i].class_name == "InputLayer");
    for (bool moved = std::find(masked_.begin(), masked_.end(), true) != masked_.end(); moved;) {  // in whatever order the layers stand
      moved = false;
      for (std::size_t i = 0; i < n; ++i) {
        const graph_layer& l = m.layers[i];
        for (const graph_call& c : l.calls) {
          if (!masked_[i] && fed(c) && !ends(l) && !l.operation) masked_[i] = moved = true;
          const bool reads = reads_unmasked(l, c) || (read_[i] && !ends(l));
          for (const graph_source& s : c.inputs)
            if (reads && !read_[std::size_t(s.layer)]) read_[std::size_t(s.layer)] = moved = true;
        }
      }
    }
  }
  /// Of an operation: are its inputs to be without masks?
  bool at(std::size_t i) const { return (read_[i] || looks_itself(m_.layers[i])) && std::any_of(m_.layers[i].calls.begin(), m_.layers[i].calls.end(), [&](const graph_call& c) { return fed(c); }); }

 private:
  bool fed(const graph_call& c) const {
    return std::any_of(c.inputs.begin(), c.inputs.end(), [&](const graph_source& s) { return masked_[std::size_t(s.layer)]; });
  }
  /// The layer that does the same does other things where a mask is.
  static bool looks_itself(const graph_layer& l) {
    constexpr std::string_view names[]{"ops.Multiply", "ops.Maximum", "ops.Minimum", "ops.Square", "ops.Power"};
    return std::find(std::begin(names), std::end(names), l.class_name) != std::end(names);
  }
  static bool begins(const graph_layer& l) {
    if (l.is_model()) return std::any_of(l.inner[0].layers.begin(), l.inner[0].layers.end(), begins);
    return l.class_name == "Masking" || (l.class_name == "Embedding" && l.config["mask_zero"].truth);
  }
  static bool ends(const graph_layer& l) {
    return l.class_name.starts_with("Global") || (l.config.find("return_sequences") && !l.config["return_sequences"].truth);
  }
  /// A layer whose call takes a mask, and is given none; or a model, which may have such.
  static bool reads_unmasked(const graph_layer& l, const graph_call& c) {
    constexpr std::string_view readers[]{"LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional", "TimeDistributed", "GlobalAveragePooling1D", "Attention", "AdditiveAttention", "MultiHeadAttention",
                                         "GroupedQueryAttention", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D", "Softmax", "BatchNormalization", "Multiply", "Maximum", "Minimum"};
    if (l.operation) return false;
    if (l.is_model()) return true;
    return std::find(std::begin(readers), std::end(readers), l.class_name) != std::end(readers) &&
           std::none_of(c.keywords.begin(), c.keywords.end(), [](const std::string& k) { return k.starts_with("mask") || k.ends_with("_mask"); });
  }

  const model_graph& m_;
  std::vector<bool> masked_, read_;  // what a layer gives has a mask here; a layer behind it reads one
};

}  // namespace ikebana::detail
