// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ikebana {

/// How a layer of a file differs from the model's.
struct load_difference {
  std::string layer;          // "layer 'dense_1' (Dense)"; empty where `found` says it all
  std::string wanted, found;  // of the model, and of the file
  std::string str() const { return layer.empty() ? found : layer + " wants " + wanted + "; the file has " + found; }
};

/// A file could not be loaded into a model. The text names the file and, a line for each layer that differs, the layer, what the model
/// wants and what the file has; `differences` has the same apart. The model is as it was.
struct load_error : std::runtime_error {
  using std::runtime_error::runtime_error;
  load_error(const std::string& what, std::vector<load_difference> rows) : std::runtime_error(what), differences(std::move(rows)) {}
  std::vector<load_difference> differences;
};

/// A model could not be written. What was at that path before is still there.
struct save_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

namespace detail {
/// Throws; without exceptions it says what is wrong, and ends the program.
template <class Error> [[noreturn]] void fail(Error error) {
#if defined(__cpp_exceptions)
  throw error;
#else
  std::fprintf(stderr, "%s\n", error.what());
  std::abort();
#endif
}
inline load_error of_another_model(std::vector<load_difference> rows) {
  std::string all = "the file is of another model:";
  for (const load_difference& row : rows) all += "\n  " + row.str();
  return load_error(all, std::move(rows));
}
}  // namespace detail

}  // namespace ikebana
