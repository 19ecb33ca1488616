// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <stdexcept>

namespace ikebana {

/// A file could not be loaded into a model. The text names the file and, a line for each layer that differs, the layer, what the model
/// wants and what the file has. The model is as it was.
struct load_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace ikebana
