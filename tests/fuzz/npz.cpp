// SPDX-License-Identifier: BSL-1.0
// An array of NumPy's, alone or in an archive as `verify` reads it.
#include "fuzz/wanted.hpp"

#include <ikebana/saving/files/npz.hpp>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const auto array = bytes.starts_with("\x93NUMPY") ? ikebana::detail::read_npy(bytes) : ikebana::detail::read_npz(ikebana::detail::archive(std::as_bytes(std::span(data, size))), "inputs/0", 1u << 16);
    std::size_t count = 1;
    for (int a = 0; a < array.shape.rank; ++a) count *= std::size_t(array.shape.extent[a]);
    if (count != array.values.size()) std::abort();
  } catch (const ikebana::load_error&) {
  }
  return 0;
}
