// SPDX-License-Identifier: BSL-1.0
// The model that every fuzzed file is loaded into: 3 -> 4 -> 4 -> 1, without a type, so that a target compiles in a few seconds.
#pragma once
#include <ikebana/saving/keras_config.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace fuzz {
inline constexpr std::size_t floats = 41;
inline ikebana::model_graph wanted() {
  const auto dense = [](const std::string& name, int units, const std::string& activation) {
    return R"({"class_name": "Dense", "config": {"name": ")" + name + R"(", "units": )" + std::to_string(units) + R"(, "activation": ")" + activation + R"(", "use_bias": true}})";
  };
  ikebana::model_graph model = ikebana::read_keras_config(R"({"class_name": "Sequential", "config": {"name": "seed", "layers": [
    {"class_name": "InputLayer", "config": {"name": "input_layer", "batch_shape": [null, 3]}}, )" + dense("dense", 4, "relu") + ", " + dense("dense_1", 4, "relu") + ", " +
                                                          dense("dense_2", 1, "linear") + "]}}");
  int offset = 0, width = 3;
  for (std::size_t i = 1; i < model.layers.size(); ++i) {
    const int units = i < 3 ? 4 : 1;
    model.layers[i].weights = {{"kernel", "", ikebana::dims(width, units), true, offset}, {"bias", "", ikebana::dims(units), true, offset + width * units}};
    model.layers[i].named = false;
    offset += (width + 1) * units;
    width = units;
  }
  return model;
}
/// Runs `load`, which may throw a load_error and nothing else; what loads has all the weights.
template <class Load> void attempt(Load load) {
  try {
    if (load().size() != floats) std::abort();
  } catch (const ikebana::load_error&) {
  }
}
}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);
