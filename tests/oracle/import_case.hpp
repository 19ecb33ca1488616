// SPDX-License-Identifier: BSL-1.0
// What the programs that import_cases.py writes say of imported models: whether the type is the file's model, its weights fit, and a call gives Keras' numbers.
#pragma once
#include <cstdio>
#include <fstream>

#include "oracle/comparison.hpp"

#include <ikebana/saving/files/weights_file.hpp>
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
/// A call with the weights of the file: the largest difference of its outputs. Beside the file lie the shapes, `inputs outputs`, then each as `rank extents`,
/// and the floats.
inline double difference(const model& net, std::vector<float> weights, std::filesystem::path file) {
  std::ifstream listed(file.replace_extension(".shapes")), floats(file.replace_extension(".f32"), std::ios::binary);
  call_shapes shapes;
  int in = 0, out = 0;
  listed >> in >> out;
  for (int k = 0; k < in + out; ++k) {
    dims d;
    int rank = 0, extent = 0;
    for (listed >> rank; rank > 0; --rank) listed >> extent, d.add(extent);
    (k < in ? shapes.in : shapes.out).push_back(d);
  }
  const std::size_t begin = weights.size();
  weights.resize(begin + shapes.floats());
  floats.read(reinterpret_cast<char*>(weights.data() + begin), std::streamsize(shapes.floats() * sizeof(float)));
  double largest = 0;
  for (const double off : differences(net, shapes, weights.data()))
    if (!(off <= largest)) largest = off;
  return largest;
}
/// A line: `m7 loads 1e-07`, or why not. `Runs`: there are numbers of Keras beside the file.
template <class Net, bool Runs> void import(const char* id, const char* path) {
  if constexpr (sound<Net>) {
    try {
      std::vector<float> weights = detail::read_weights(std::filesystem::path(path), detail::make_graph(detail::plain_network_of<network<Net>>), std::size_t(network<Net>::facts::parameters.count), false);
      const model_graph file = detail::read_architecture(path).model;
      const std::string other = other_name(in_order_of(detail::make_graph(detail::plain_network_of<network<Net>>), file), file);
      double off = 0;
      if constexpr (Runs) off = difference(model_of<Net>(), std::move(weights), path);
      if (other.empty()) std::printf("%s loads %.3g\n", id, off);
      else std::printf("%s names %s\n", id, other.c_str());
    } catch (const std::exception& e) {
      std::string text = e.what();
      for (char& c : text)
        if (c == '\n') c = ' ';
      std::printf("%s differs %s\n", id, text.c_str());
    }
  } else {
    constexpr text sentence = why_not<Net>;
    std::printf("%s refused %s\n", id, sentence.c_str());
  }
  std::fflush(stdout);
}

}  // namespace oracle
