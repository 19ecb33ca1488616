// SPDX-License-Identifier: BSL-1.0
// The .safetensors format: a length, a JSON header, and the tensors one after another. Nothing of the content is trusted.
#pragma once
#include <ikebana/saving/file.hpp>
#include <ikebana/saving/floats.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

/// A weight by its name in the file, "dense_1/kernel": those of the models around the layer before it; where a layer has two of one name, the
/// object inside the layer that has it stands between, "bidirectional/forward_layer/cell/kernel".
struct named_weight {
  std::string name, layer;
  const graph_weight* weight;
};
inline void name_weights(const model_graph& model, const std::string& around, std::vector<named_weight>& to) {
  for (const graph_layer& l : model.layers) {
    for (const graph_weight& w : l.weights) {
      if (w.repeated) continue;
      const auto same = std::count_if(l.weights.begin(), l.weights.end(), [&](const graph_weight& other) { return other.name == w.name && !other.repeated; });
      to.push_back({around + l.name + "/" + (same > 1 ? w.group + "/" : "") + w.name, l.label(), &w});
    }
    if (l.is_model()) name_weights(l.inner[0], around + l.name + "/", to);
  }
}
inline std::vector<named_weight> named_weights(const model_graph& model) {
  std::vector<named_weight> all;
  name_weights(model, "", all);
  return all;
}
/// By their places in a file of Keras 3, "dense_1/vars/0", as ikebana-import writes them: a file says no more of them.
inline void place_weights(const model_graph& model, const std::string& around, std::vector<named_weight>& to) {
  for (const graph_layer& l : model.layers) {
    for (std::size_t i = 0, first = 0; i < l.weights.size(); ++i) {
      const graph_weight& w = l.weights[i];
      if (i > 0 && w.group != l.weights[i - 1].group) first = i;
      to.push_back({around + l.name + (w.group.empty() ? "" : "/" + w.group) + "/vars/" + std::to_string(i - first), l.label(), &w});
    }
    if (l.is_model()) place_weights(l.inner[0], around + l.name + "/", to);
  }
}
/// `placed`: the names in the file are of places.
inline std::vector<named_weight> weights_for(const model_graph& model, bool placed) {
  if (!placed) return named_weights(model);
  std::vector<named_weight> all;
  place_weights(model, "", all);
  return all;
}

/// A tensor of the file.
struct safetensor {
  std::string name, type;
  std::vector<std::int64_t> shape;
  std::size_t begin = 0, end = 0;  // in the data

  std::string str() const {
    std::string s = "(";
    for (std::size_t a = 0; a < shape.size(); ++a) s += (a ? ", " : "") + std::to_string(shape[a]);
    s += shape.size() == 1 ? ",)" : ")";
    return type == "F32" ? s : s + " of " + type;
  }
};
struct safetensors_index {
  std::vector<safetensor> tensors;  // by name
  bytes data;
  std::string error;  // why it is no such file; empty where it is
};

/// Bytes of a value of that type; 0 for an unknown one.
inline std::size_t safetensors_type_bytes(std::string_view type) {
  if (const std::size_t n = float_bytes(type)) return n;
  if (type == "I64" || type == "U64") return 8;
  if (type == "I32" || type == "U32") return 4;
  if (type == "I16" || type == "U16") return 2;
  return type == "I8" || type == "U8" || type == "BOOL" || type.starts_with("F8_") ? 1 : 0;
}

class safetensors_reader {
 public:
  static safetensors_index read(bytes file) {
    safetensors_index index;
    if (file.size() < 8) return index.error = "it is too short to be a safetensors file", index;
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), 8);
    if (length > file.size() - 8) return index.error = "its header ends behind the file: it is cut short, or no safetensors file", index;
    if (length > most_header) return index.error = "its header is larger than " + std::to_string(most_header) + " bytes", index;
    const std::optional<json> header = json::parse({reinterpret_cast<const char*>(file.data()) + 8, std::size_t(length)}, index.error);
    if (!header) return index.error = "its header is no JSON: " + index.error, index;
    if (!header->is_object()) return index.error = "its header is no object", index;
    index.data = file.subspan(8 + std::size_t(length));
    for (std::size_t i = 0; i < header->keys.size() && index.error.empty(); ++i)
      if (header->keys[i] != "__metadata__") add(index, header->keys[i], header->items[i]);
    if (index.error.empty()) check_places(index);
    return index;
  }

 private:
  static constexpr std::uint64_t most_header = 64u << 20;
  static constexpr std::int64_t most = std::int64_t(1) << 52;

  static void add(safetensors_index& index, const std::string& name, const json& entry) {
    safetensor t;
    t.name = name;
    t.type = entry["dtype"].text;
    const std::size_t bytes_each = safetensors_type_bytes(t.type);
    const json &shape = entry["shape"], &place = entry["data_offsets"];
    const auto wrong = [&](const char* why) { index.error = "tensor '" + name.substr(0, 100) + "' " + why; };
    if (bytes_each == 0) return wrong("is of an unknown type");
    if (!shape.is_array() || shape.items.size() > 64) return wrong("has no shape");
    std::uint64_t size = bytes_each;
    for (const json& extent : shape.items) {
      const std::optional<std::int64_t> n = extent.integer(0, most);
      if (!n) return wrong("has an extent that is no whole number");
      t.shape.push_back(*n);
      if (*n > 0 && size > std::uint64_t(most) / std::uint64_t(*n)) return wrong("is larger than any file");
      size *= std::uint64_t(*n);
    }
    if (!place.is_array() || place.items.size() != 2) return wrong("has no data_offsets");
    const std::optional<std::int64_t> begin = place.items[0].integer(0, most), end = place.items[1].integer(0, most);
    if (!begin || !end || *begin > *end || std::uint64_t(*end) > index.data.size()) return wrong("lies outside of the file");
    if (std::uint64_t(*end - *begin) != size) return wrong("has other bytes than its shape and type have");
    t.begin = std::size_t(*begin);
    t.end = std::size_t(*end);
    index.tensors.push_back(std::move(t));
  }
  /// One after another, without gaps, as the format wants it; then by name.
  static void check_places(safetensors_index& index) {
    std::vector<safetensor>& all = index.tensors;
    std::sort(all.begin(), all.end(), [](const safetensor& a, const safetensor& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::size_t at = 0;
    for (const safetensor& t : all) {
      if (t.begin != at) index.error = "tensor '" + t.name.substr(0, 100) + "' overlaps another, or there is a gap before it";
      at = t.end;
    }
    if (index.error.empty() && at != index.data.size()) index.error = "something follows its last tensor";
    std::sort(all.begin(), all.end(), [](const safetensor& a, const safetensor& b) { return a.name < b.name; });
  }
};

/// What a file gives for a model: all of its weights, in the order of its block, or what is wrong.
struct loaded_weights {
  std::vector<float> values;
  std::string error;
  std::vector<load_difference> differences;
  bool good() const { return error.empty() && differences.empty(); }
  load_error why(const std::string& name) const {
    const load_error e = differences.empty() ? load_error(error) : of_another_model(differences);
    return load_error("cannot load '" + name + "': " + e.what(), e.differences);
  }
};

inline loaded_weights read_safetensors(bytes file, const model_graph& wanted, std::size_t floats, bool convert) {
  loaded_weights loaded;
  const safetensors_index index = safetensors_reader::read(file);
  if (!index.error.empty()) return loaded.error = index.error, loaded;
  const bool placed = std::any_of(index.tensors.begin(), index.tensors.end(), [](const safetensor& t) { return t.name.ends_with("/vars/0"); });
  const std::vector<named_weight> names = weights_for(wanted, placed);
  std::vector<bool> taken(index.tensors.size());
  std::vector<const safetensor*> sources;
  for (const named_weight& n : names) {
    const auto found = std::lower_bound(index.tensors.begin(), index.tensors.end(), n.name, [](const safetensor& t, const std::string& name) { return t.name < name; });
    const std::string shape((basic_text<96>{} << n.weight->shape).view());
    if (found == index.tensors.end() || found->name != n.name) {
      loaded.differences.push_back({n.layer, n.weight->name + " " + shape, "no tensor '" + n.name + "'"});
      continue;
    }
    taken[std::size_t(found - index.tensors.begin())] = true;
    bool fits = found->shape.size() == std::size_t(n.weight->shape.rank);
    for (std::size_t a = 0; fits && a < found->shape.size(); ++a) fits = found->shape[a] == n.weight->shape.extent[a];
    const bool readable = found->type == "F32" || (convert && float_bytes(found->type) > 0);
    if (!fits || !readable)
      loaded.differences.push_back({n.layer, n.weight->name + " " + shape + (fits && float_bytes(found->type) ? " of F32 (say converting)" : ""), found->str() + " in '" + n.name + "'"});
    sources.push_back(&*found);
  }
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (!taken[i]) loaded.differences.push_back({"", "", "no layer of the model takes '" + index.tensors[i].name.substr(0, 200) + "': " + index.tensors[i].str()});
  if (!loaded.differences.empty()) return loaded;
  loaded.values.resize(floats);
  for (std::size_t i = 0; i < names.size(); ++i)
    read_floats(sources[i]->type, index.data.data() + sources[i]->begin, std::size_t(names[i].weight->shape.size()), loaded.values.data() + names[i].weight->offset);
  return loaded;
}

/// The header, its length before it; the tensors follow in the order of `names`.
inline std::string safetensors_header(const std::vector<named_weight>& names) {
  std::string header = R"({"__metadata__": {"format": "ikebana"})";
  std::size_t at = 0;
  for (const named_weight& n : names) {
    const std::size_t end = at + sizeof(float) * std::size_t(n.weight->shape.size());
    header += ", ";
    json::write_string(header, n.name);
    header += R"(: {"dtype": "F32", "shape": [)";
    for (int a = 0; a < n.weight->shape.rank; ++a) header += (a > 0 ? ", " : "") + std::to_string(n.weight->shape.extent[a]);
    header += R"(], "data_offsets": [)" + std::to_string(at) + ", " + std::to_string(end) + "]}";
    at = end;
  }
  header += '}';
  header.append((8 - header.size() % 8) % 8, ' ');  // the data are aligned
  const std::uint64_t length = header.size();
  std::string whole(8, '\0');
  std::memcpy(whole.data(), &length, 8);
  return whole + header;
}
inline std::vector<float> safetensors_data(const std::vector<named_weight>& names, std::span<const float> block) {
  std::vector<float> data;
  for (const named_weight& n : names) {
    const std::span<const float> values = block.subspan(std::size_t(n.weight->offset), std::size_t(n.weight->shape.size()));
    data.insert(data.end(), values.begin(), values.end());
  }
  return data;
}

}  // namespace ikebana::detail
