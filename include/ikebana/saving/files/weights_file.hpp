// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/saving/files/keras_file.hpp>
#include <ikebana/saving/graph_maker.hpp>
#include <ikebana/saving/json_reader.hpp>
#include <ikebana/saving/weights_file.hpp>

namespace ikebana::detail {

IKEBANA_SAVING_INLINE std::vector<float> read_weights(bytes content, const model_graph& wanted, std::size_t floats, bool convert) {
  if (begins_with(content, hdf5_magic)) return read_hdf5(content, wanted, floats, convert);
  if (begins_with(content, "PK")) return read_keras(content, wanted, floats, convert);
  if (content.empty()) throw load_error("it is empty; " + std::string(what_loads));
  if (begins_with(content, "{")) throw load_error("it is JSON: the index of weights in several files; " + std::string(what_loads));
  if (content.size() < 9 || content[8] != std::byte('{')) throw load_error("it is neither HDF5 nor an archive; " + std::string(what_loads));
  loaded_weights loaded = read_safetensors(content, wanted, floats, convert);
  if (!loaded.error.empty()) throw load_error(loaded.error);
  if (!loaded.differences.empty()) throw of_another_model(std::move(loaded.differences));
  return std::move(loaded.values);
}
IKEBANA_SAVING_INLINE std::vector<float> read_weights(const std::filesystem::path& path, const model_graph& wanted, std::size_t floats, bool convert) {
  if (std::string head(8, '\0'); std::ifstream(path, std::ios::binary).read(head.data(), 8) && head == hdf5_magic) {  // the library reads by itself
    const hdf5::session quiet;
    return read_hdf5(hdf5::file{H5Fopen(path.string().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)}, wanted, floats, convert);
  }
  std::string error;
  const std::vector<std::byte> content = read_file(path, error);
  if (!error.empty()) throw load_error(error);
  return read_weights(bytes(content), wanted, floats, convert);
}

IKEBANA_SAVING_INLINE void write_model(const std::filesystem::path& path, const model_graph& model, std::span<const float> block) {
  const std::string name = path.filename().string();
  if (name.ends_with(".safetensors")) {
    const std::vector<named_weight> names = named_weights(model);
    const std::string header = safetensors_header(names);
    const std::vector<float> data = safetensors_data(names, block);
    return write_file(path, {std::as_bytes(std::span(header)), std::as_bytes(std::span(data))});
  }
  const bool whole = name.ends_with(".keras");
  if (!whole && !name.ends_with(".weights.h5"))
    throw save_error("cannot save '" + path.string() + "': the name must end in .keras, .weights.h5 or .safetensors");
  const std::string config = whole ? write_keras_config(model) : "";
  const std::string weights = hdf5_writer::weights(model, block);
  if (!whole) return write_file(path, {std::as_bytes(std::span(weights))});
  const std::string metadata = R"({"keras_version": "3.15.1", "date_saved": "", "saved_by": "ikebana"})";
  const std::string zip = make_archive({{"metadata.json", std::as_bytes(std::span(metadata))},
                                        {"config.json", std::as_bytes(std::span(config))},
                                        {"model.weights.h5", std::as_bytes(std::span(weights))}});
  write_file(path, {std::as_bytes(std::span(zip))});
}

}  // namespace ikebana::detail
