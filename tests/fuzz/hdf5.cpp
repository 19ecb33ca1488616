// SPDX-License-Identifier: BSL-1.0
// Our walk over HDF5, as files of Keras 3 and legacy ones. What libhdf5 itself does of hostile bytes is its own: see README.md.
#include "fuzz/wanted.hpp"

#include <ikebana/saving/files/keras_file.hpp>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const ikebana::model_graph model = fuzz::wanted();
  fuzz::attempt([&] { return ikebana::detail::read_hdf5(std::as_bytes(std::span(data, size)), model, fuzz::floats, true); });
  return 0;
}
