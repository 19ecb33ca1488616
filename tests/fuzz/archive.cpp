// SPDX-License-Identifier: BSL-1.0
// A .keras archive: the zip, its entries, and what is in them. Where the weights are HDF5, libhdf5 is left out.
#include "fuzz/wanted.hpp"

#include <ikebana/saving/compare.hpp>
#include <ikebana/saving/files/archive.hpp>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const ikebana::model_graph model = fuzz::wanted();
  try {
    const ikebana::detail::archive zip(std::as_bytes(std::span(data, size)));
    const std::optional<std::string> config = zip.read("config.json", 1u << 24);
    zip.read("model.weights.h5", 1u << 24);
    if (config) ikebana::compare_graphs(model, ikebana::read_keras_config(*config));
  } catch (const ikebana::load_error&) {
  }
  return 0;
}
