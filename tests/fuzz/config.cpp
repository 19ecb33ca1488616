// SPDX-License-Identifier: BSL-1.0
// config.json: the JSON parser, the graph that is made of it, its comparison with a model, and what is written of it.
#include "fuzz/wanted.hpp"

#include <ikebana/saving/compare.hpp>
#include <ikebana/saving/write_config.hpp>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const ikebana::model_graph model = fuzz::wanted();
  const std::string_view written(reinterpret_cast<const char*>(data), size);
  std::string error;
  if (const std::optional<ikebana::json> value = ikebana::json::parse(written, error)) {  // what is written is read again as the same
    const std::string once = value->dump();
    const std::optional<ikebana::json> again = ikebana::json::parse(once, error);
    if (!again || again->dump() != once) std::abort();
  } else if (error.empty()) {
    std::abort();
  }
  try {
    const ikebana::model_graph found = ikebana::read_keras_config(written);
    ikebana::compare_graphs(model, found);
    ikebana::compare_graphs(found, found);
  } catch (const ikebana::load_error&) {
  }
  return 0;
}
