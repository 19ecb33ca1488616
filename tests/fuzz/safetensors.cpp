// SPDX-License-Identifier: BSL-1.0
#include "fuzz/wanted.hpp"

#include <ikebana/saving/safetensors_file.hpp>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const ikebana::model_graph model = fuzz::wanted();
  const std::span<const std::byte> file = std::as_bytes(std::span(data, size));
  for (const bool convert : {false, true}) {
    const ikebana::detail::loaded_weights loaded = ikebana::detail::read_safetensors(file, model, fuzz::floats, convert);
    if (loaded.good() ? loaded.values.size() != fuzz::floats : std::string_view(loaded.why("fuzzed").what()).size() < 30) std::abort();
  }
  return 0;
}
