// SPDX-License-Identifier: BSL-1.0
// `net.load(path)` and `net.save(path)`: what Keras saved, and what it opens. Needs the HDF5 C library and libzip (CMake: ikebana::saving).
#pragma once
#include <ikebana/ikebana.hpp>
#include <ikebana/saving/any_of.hpp>
#include <ikebana/saving/floats.hpp>
#include <ikebana/saving/graph_of.hpp>
#include <ikebana/saving/weights_file.hpp>
#ifndef IKEBANA_SAVING_COMPILED
#include <ikebana/saving/files/weights_file.hpp>
#endif

namespace ikebana {

/// Reads weights into a model, and writes them. All or nothing: what does not fit throws a load_error, and the model is as it was.
template <class Net> struct model_file {
  template <class Source> static std::vector<float> read(const Source& source, bool convert) {
    const bool named = std::is_convertible_v<const Source&, std::filesystem::path>;
    std::string name = "bytes";
    if constexpr (named) name = std::filesystem::path(source).string();
    try {
      if constexpr (named) return detail::read_weights(std::filesystem::path(source), graph_of<Net>(), std::size_t(Net::parameter_count), convert);
      else return detail::read_weights(detail::bytes(source), graph_of<Net>(), std::size_t(Net::parameter_count), convert);
    } catch (const load_error& e) {
      throw load_error("cannot load '" + name + "': " + e.what(), e.differences);
    }
  }
  template <class Source> static void load(Net& net, const Source& source) { net.set_weights(read(source, false)); }
  template <class Source> static void load(Net& net, const Source& source, converting_t) { net.set_weights(read(source, true)); }
  static void save(const Net& net, const std::filesystem::path& path) { detail::write_model(path, graph_of<Net>(), net.weight_data()); }
};

}  // namespace ikebana
