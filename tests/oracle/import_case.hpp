// SPDX-License-Identifier: BSL-1.0
// What the programs that import_cases.py writes say of imported models: whether the type is the file's model, and its weights fit. Nothing runs.
#pragma once
#include <cstdio>

#include <ikebana/declare.hpp>
#include <ikebana/saving/files/keras_file.hpp>
#include <ikebana/saving/graph_of.hpp>

namespace oracle {
using namespace ikebana;

/// The layer whose name is not the file's; nothing where all are. Nobody gave an operation its name, or most inputs theirs.
inline std::string other_name(const model_graph& type, const model_graph& file) {
  for (std::size_t i = 0; i < type.layers.size() && i < file.layers.size(); ++i) {
    const graph_layer &mine = type.layers[i], &theirs = file.layers[i];
    if (mine.name != theirs.name && !theirs.operation && mine.class_name != "InputLayer") return mine.label() + ", which the file names '" + theirs.name + "'";
    if (mine.is_model() && theirs.is_model())
      if (std::string inside = other_name(mine.inner[0], theirs.inner[0]); !inside.empty()) return inside;
  }
  return {};
}
template <class Net> void import(const char* id, const char* path) {
  if constexpr (sound<Net>) {
    try {
      detail::read_weights(std::filesystem::path(path), detail::graph_maker<network<Net>>::make(), std::size_t(network<Net>::facts::parameters.count), false);
      const model_graph file = detail::read_architecture(path).model;
      const std::string other = other_name(in_order_of(detail::graph_maker<network<Net>>::make(), file), file);
      std::printf("%s %s%s\n", id, other.empty() ? "loads" : "names ", other.c_str());
    } catch (const load_error& e) {
      std::string text = e.what();
      for (char& c : text)
        if (c == '\n') c = ' ';
      std::printf("%s differs %s\n", id, text.c_str());
    }
  } else {
    constexpr text sentence = why_not<Net>;
    std::printf("%s refused %s\n", id, sentence.c_str());
  }
}

}  // namespace oracle
