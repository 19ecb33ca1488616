// SPDX-License-Identifier: BSL-1.0
// What the programs that import_cases.py writes say of imported models: whether the type is the file's model, and its weights fit. Nothing runs.
#pragma once
#include <cstdio>

#include <ikebana/declare.hpp>
#include <ikebana/saving/files/keras_file.hpp>
#include <ikebana/saving/graph_of.hpp>

namespace oracle {
using namespace ikebana;

template <class Net> void import(const char* id, const char* path) {
  if constexpr (sound<Net>) {
    try {
      detail::read_weights(std::filesystem::path(path), detail::graph_maker<network<Net>>::make(), std::size_t(network<Net>::facts::parameters.count), false);
      std::printf("%s loads\n", id);
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
