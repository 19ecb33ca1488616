// SPDX-License-Identifier: BSL-1.0
// The weights of a .keras as .safetensors, each under its layer's name and its place in Keras' file, and such a file as C++.
#pragma once
#include <ikebana/saving/files/keras_file.hpp>

namespace importer {

namespace detail {
struct stored {
  std::string path;
  std::vector<hsize_t> shape;
  std::vector<float> values;
};
/// All variables of a layer, in order; what training keeps beside them is left out.
inline void collect(hid_t here, const std::string& path, int depth, std::vector<stored>& to) {
  using namespace ikebana;
  if (depth > 32 || to.size() > 100'000) throw load_error(path + ": the groups are nested too deep, or in a circle");
  for (const std::string& name : hdf5::names_in(here)) {
    const std::string inner = path + "/" + name;
    if (name == "seed_generator" || name == "optimizer" || !hdf5::has(here, name, inner)) continue;
    if (hdf5::is_group(here, name)) {
      const hdf5::group group{H5Gopen2(here, name.c_str(), H5P_DEFAULT)};
      collect(group.id(), inner, depth + 1, to);
      continue;
    }
    const hdf5::array data = hdf5::open_array(here, name, inner, true);
    if (!data.refusal.empty()) throw load_error(inner + " is " + data.str());
    std::size_t count = 1;
    for (const hsize_t n : data.shape) count *= std::size_t(n);
    stored& s = to.emplace_back(stored{inner, data.shape, std::vector<float>(count)});
    hdf5::read(data, s.values.data(), count, inner);
  }
}
/// The name of each layer in its group: those of the models around it first.
inline void collect(const ikebana::hdf5::file& file, const ikebana::model_graph& model, std::vector<stored>& to) {
  std::vector<std::pair<std::string, std::string>> models;  // groups of models, and their names
  ikebana::detail::for_each_layer(model, [&](const ikebana::graph_layer& l, const std::string& path) {
    std::string name = l.name;
    for (const auto& [group, called] : models)
      if (path.starts_with(group)) name = called + "/" + l.name;  // the last is the nearest
    if (l.is_model()) return models.emplace_back(path + "/", name), void();
    const std::size_t first = to.size();
    if (const ikebana::hdf5::group group = ikebana::hdf5::open_group(file.id(), path)) collect(group.id(), name, 0, to);
    std::sort(to.begin() + std::ptrdiff_t(first), to.end(), [](const stored& a, const stored& b) { return std::pair(a.path.size(), a.path) < std::pair(b.path.size(), b.path); });
  });
}
}  // namespace detail

/// The bytes of a .safetensors file with the weights of a .keras.
inline std::string safetensors_of(const std::filesystem::path& path, const ikebana::model_graph& model) {
  using namespace ikebana;
  std::string error;
  const std::vector<std::byte> content = ikebana::detail::read_file(path, error);
  if (!error.empty()) throw load_error(error);
  if (ikebana::detail::begins_with(content, ikebana::detail::hdf5_magic)) throw load_error("weights are taken from a .keras; this is an older form: load it in Keras and save it as .keras");
  const std::optional<std::string> weights = ikebana::detail::archive(content).read("model.weights.h5", std::uint64_t(content.size()) + (64u << 20));
  if (!weights) throw load_error("it is an archive without a model.weights.h5");
  const hdf5::session quiet;
  const hdf5::file file = hdf5::open_image(std::as_bytes(std::span(*weights)));
  if (!file) throw load_error("its weights are damaged: " + hdf5::last_reason());
  std::vector<detail::stored> all;
  detail::collect(file, model, all);
  std::string header = R"({"__metadata__": {"format": "ikebana"})", data;
  for (const detail::stored& s : all) {
    header += ", ";
    json::write_string(header, s.path);
    header += R"(: {"dtype": "F32", "shape": [)";
    for (std::size_t a = 0; a < s.shape.size(); ++a) header += (a > 0 ? ", " : "") + std::to_string(s.shape[a]);
    header += R"(], "data_offsets": [)" + std::to_string(data.size()) + ", ";
    data.append(reinterpret_cast<const char*>(s.values.data()), s.values.size() * sizeof(float));
    header += std::to_string(data.size()) + "]}";
  }
  header += '}';
  header.append((8 - header.size() % 8) % 8, ' ');
  const std::uint64_t length = header.size();
  std::string whole(8, '\0');
  std::memcpy(whole.data(), &length, 8);
  return whole + header + data;
}

/// Bytes as a text of C++, in lines.
inline std::string as_literal(std::string_view bytes) {
  std::string out = "    \"";
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const bool digit_next = i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
    const std::size_t before = out.size();
    if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '?') {
      out += char(c);
    } else {
      out += '\\';
      if (c >= 64 || digit_next) out += char('0' + c / 64);
      if (c >= 8 || digit_next) out += char('0' + c / 8 % 8);
      out += char('0' + c % 8);
    }
    column += out.size() - before;
    if (column > 2000 && i + 1 < bytes.size()) out += "\"\n    \"", column = 0;
  }
  return out + "\"";
}

/// `weights()` in a header: the file's bytes in it.
inline std::string embedded(std::string_view file) {
  return "#if defined(__GNUC__)\n#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n#endif\nalignas(64) inline constexpr char weight_bytes[] =\n" + as_literal(file) +
         ";\n#if defined(__GNUC__)\n#pragma GCC diagnostic pop\n#endif\n\n/// A .safetensors file: load_safetensors(net, weights()), of <ikebana/safetensors.hpp>.\n"
         "inline std::span<const std::byte> weights() { return std::as_bytes(std::span(weight_bytes)).first(" + std::to_string(file.size()) + "); }\n";
}
/// The same by the assembler, from the file at `path`. One copy in the program, whoever includes the header.
inline std::string assembled(const std::string& path, const std::string& space, std::size_t size) {
  const std::string symbol = "ikebana_weights_of_" + space;
  std::string quoted;
  for (const char c : path) quoted += c == '"' || c == '\\' ? std::string("\\\\\\") + c : std::string(1, c);
  return "asm(\".pushsection .rodata." + symbol + ",\\\"aG\\\",@progbits," + symbol + ",comdat\\n.balign 64\\n.weak " + symbol + "\\n" + symbol + ":\\n.incbin \\\"" + quoted +
         "\\\"\\n.popsection\\n\");\nextern \"C\" const std::byte " + symbol + "[];\n\n/// A .safetensors file: load_safetensors(net, weights()), of <ikebana/safetensors.hpp>.\n"
         "inline std::span<const std::byte> weights() { return {" + symbol + ", " + std::to_string(size) + "}; }\n";
}

}  // namespace importer
