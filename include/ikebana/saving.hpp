// SPDX-License-Identifier: BSL-1.0
// `net.load(path)`: the weights that Keras saved. Needs the HDF5 C library (CMake: ikebana::saving).
#pragma once
#include <ikebana/ikebana.hpp>
#include <ikebana/saving/weights_file.hpp>

namespace ikebana {

/// Reads weights into a model. All or nothing: what does not fit throws a load_error, and the model is as it was.
template <class Net> struct model_file {
  static void load(Net& net, const std::filesystem::path& path) {
    net.set_weights(detail::read_weights(path, detail::manifest_of<typename Net::network_type>::value()));
  }
};

}  // namespace ikebana
