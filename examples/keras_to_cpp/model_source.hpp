// SPDX-License-Identifier: BSL-1.0
// The model that a file describes, and who wrote it.
#pragma once
#include <ikebana/saving/files/keras_file.hpp>

namespace importer {

struct model_source {
  ikebana::model_graph model;
  std::string keras_version;  // empty where the file does not say
  bool archive = false;       // a .keras
};

inline model_source read_model(const std::filesystem::path& path) {
  std::string error;
  const std::vector<std::byte> content = ikebana::detail::read_file(path, error);
  if (!error.empty()) throw ikebana::load_error(error);
  model_source source;
  if (ikebana::detail::begins_with(content, ikebana::detail::hdf5_magic)) {
    const ikebana::hdf5::session quiet;
    const ikebana::hdf5::file file = ikebana::hdf5::open_image(content);
    const std::optional<std::string> config = file ? ikebana::hdf5::text_attribute(file.id(), "model_config") : std::nullopt;
    if (!config) throw ikebana::load_error("it is an HDF5 file without an architecture: save the whole model, model.save(\"....keras\")");
    source.model = ikebana::read_keras_config(*config);
    source.keras_version = ikebana::hdf5::text_attribute(file.id(), "keras_version").value_or("");
    return source;
  }
  const ikebana::detail::archive zip(content);
  const std::optional<std::string> config = zip.read("config.json", 64u << 20);
  if (!config) throw ikebana::load_error("it is an archive without a config.json");
  source.archive = true;
  source.model = ikebana::read_keras_config(*config);
  if (const std::optional<std::string> metadata = zip.read("metadata.json", 1u << 20))
    if (const std::optional<ikebana::json> parsed = ikebana::json::parse(*metadata, error)) source.keras_version = (*parsed)["keras_version"].text;
  return source;
}

}  // namespace importer
