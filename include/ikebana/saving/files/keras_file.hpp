// SPDX-License-Identifier: BSL-1.0
// A file of weights, or of a whole model, by what it is: .keras, .weights.h5, legacy .h5, .safetensors.
#pragma once
#include <ikebana/saving/files/archive.hpp>
#include <ikebana/saving/files/hdf5_writer.hpp>
#include <ikebana/saving/files/legacy_h5.hpp>
#include <ikebana/saving/files/weights_h5.hpp>
#include <ikebana/saving/order.hpp>
#include <ikebana/saving/safetensors_file.hpp>
#include <ikebana/saving/write_config.hpp>

namespace ikebana::detail {

inline constexpr std::string_view what_loads =
    "what can be loaded is what Keras wrote by model.save(\"....keras\") or model.save_weights(\"....weights.h5\"), a legacy .h5, or .safetensors";

inline constexpr std::string_view hdf5_magic = "\x89HDF\r\n\x1a\n";
inline bool begins_with(bytes content, std::string_view magic) {
  return content.size() >= magic.size() && std::memcmp(content.data(), magic.data(), magic.size()) == 0;
}

inline std::vector<float> read_hdf5(const hdf5::file& file, const model_graph& wanted, std::size_t floats, bool convert) {
  if (!file) throw load_error("it is an HDF5 file, but a damaged one (" + hdf5::last_reason() + "); " + std::string(what_loads));
  if (hdf5::open_group(file.id(), "layers")) return weights_h5(file, wanted, convert).read(floats);
  if (legacy_h5::is_one(file.id())) return legacy_h5(file, wanted, convert).read(floats);
  throw load_error((H5Lexists(file.id(), "_layer_checkpoint_dependencies", H5P_DEFAULT) > 0 ? "it is a weights file of Keras 2.13 or older; " : "it has no group 'layers'; ") +
                   std::string(what_loads));
}
inline std::vector<float> read_hdf5(bytes image, const model_graph& wanted, std::size_t floats, bool convert) {
  const hdf5::session quiet;
  return read_hdf5(hdf5::open_image(image), wanted, floats, convert);
}

inline std::vector<float> read_keras(bytes content, const model_graph& type, std::size_t floats, bool convert) {
  const archive zip(content);
  const std::optional<std::string> config = zip.read("config.json", 64u << 20);
  if (!config) throw load_error("it is an archive without a config.json: a NumPy archive, or another zip; " + std::string(what_loads));
  const model_graph found = read_keras_config(*config), wanted = in_order_of(type, found);
  if (std::vector<load_difference> rows = compare_graphs(wanted, found); !rows.empty()) throw of_another_model(std::move(rows));
  // with an optimizer's two copies, and all in float64
  const std::optional<std::string> weights = zip.read("model.weights.h5", (64u << 20) + 16 * sizeof(float) * zip_uint64_t(floats));
  if (!weights) throw load_error("it is an archive without a model.weights.h5");
  return read_hdf5(std::as_bytes(std::span(*weights)), wanted, floats, convert);
}

/// The architecture that a .keras archive, or a legacy .h5, has beside its weights, and who wrote it.
struct saved_architecture {
  model_graph model;
  std::string keras_version;  // empty where the file does not say
};
inline saved_architecture read_architecture(const std::filesystem::path& path) {
  std::string error;
  const std::vector<std::byte> content = read_file(path, error);
  if (!error.empty()) throw load_error(error);
  if (begins_with(content, hdf5_magic)) {
    const hdf5::session quiet;
    const hdf5::file file = hdf5::open_image(content);
    const std::optional<std::string> config = file ? hdf5::text_attribute(file.id(), "model_config") : std::nullopt;
    if (!config) throw load_error("it is an HDF5 file without an architecture: save the whole model, model.save(\"....keras\")");
    return {read_keras_config(*config), hdf5::text_attribute(file.id(), "keras_version").value_or("")};
  }
  const archive zip(content);
  const std::optional<std::string> config = zip.read("config.json", 64u << 20);
  if (!config) throw load_error("it is an archive without a config.json");
  saved_architecture saved{read_keras_config(*config), {}};
  if (const std::optional<std::string> metadata = zip.read("metadata.json", 1u << 20))
    if (const std::optional<json> parsed = json::parse(*metadata, error)) saved.keras_version = (*parsed)["keras_version"].text;
  return saved;
}

}  // namespace ikebana::detail
