// SPDX-License-Identifier: BSL-1.0
// Reads the `.weights.h5` files of Keras 3 (keras/src/saving/saving_lib.py).
#pragma once
#include <filesystem>
#include <fstream>
#include <set>

#include <ikebana/saving/hdf5.hpp>
#include <ikebana/saving/manifest.hpp>

namespace ikebana::detail {

inline constexpr std::string_view what_loads = "what can be loaded is a file that model.save_weights(\"....weights.h5\") of Keras 3 wrote";

/// What kind of file it is that HDF5 does not open.
[[noreturn]] inline void refuse_unopened(const std::filesystem::path& path, const std::string& reason) {
  std::ifstream stream(path, std::ios::binary);
  std::string head(8, '\0');
  stream.read(head.data(), std::streamsize(head.size()));
  head.resize(std::size_t(stream.gcount()));
  const std::string extension = path.extension().string();
  std::string what;
  if (head.empty()) what = stream.is_open() ? "is empty" : "cannot be opened";
  else if (head == "\x89HDF\r\n\x1a\n") what = "is an HDF5 file, but a damaged one (" + reason + ")";
  else if (head.starts_with("PK") && extension == ".npz") what = "is a NumPy archive";
  else if (head.starts_with("PK")) what = "is a .keras archive, or another zip: the model and its weights together";
  else if (extension == ".json") what = "is JSON: the index of weights in several files";
  else what = "is not an HDF5 file";
  throw load_error("it " + what + "; " + std::string(what_loads));
}
/// HDF5, but not as Keras 3 writes weights.
inline void check_kind(hid_t file) {
  if (hdf5::open_group(file, "layers")) return;
  std::string what = "it has no group 'layers'";
  if (H5Lexists(file, "_layer_checkpoint_dependencies", H5P_DEFAULT) > 0) what = "it is a weights file of Keras 2.13 or older";
  else if (H5Aexists(file, "layer_names") > 0 || H5Aexists(file, "model_config") > 0 || H5Lexists(file, "model_weights", H5P_DEFAULT) > 0)
    what = "it is a legacy .h5 file, whose groups are layer names";
  throw load_error(what + "; " + std::string(what_loads));
}

class weights_file {
 public:
  weights_file(const std::filesystem::path& path, const manifest& wanted) : wanted_{wanted} {
    if (std::error_code none; !std::filesystem::exists(path, none)) throw load_error("there is no such file");
    if (std::error_code none; std::filesystem::is_directory(path, none)) throw load_error("it is a folder");
    file_ = hdf5::file{H5Fopen(path.string().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)};
    if (!file_) refuse_unopened(path, hdf5::last_reason());
    check_kind(file_.id());
  }

  /// All weights, or a load_error about every layer that differs.
  std::vector<float> read() {
    for (const stored_layer& l : wanted_.layers) paths_.push_back(path_of(l));
    for (std::size_t i = 0; i < wanted_.layers.size(); ++i) compare(wanted_.layers[i], paths_[i]);
    if (const hdf5::group own = hdf5::open_group(file_.id(), "vars"); own)
      if (const std::size_t count = hdf5::names_in(own.id()).size(); count > 0)
        differences_.push_back("the saved model itself has " + std::to_string(count) + " variable(s), which no layer of the model takes");
    find_extra(hdf5::open_group(file_.id(), "layers"), "layers", 0);
    if (!differences_.empty()) {
      std::string all = "the file is of another model:";
      for (const std::string& d : differences_) all += "\n  " + d;
      throw load_error(all);
    }
    std::vector<float> values(wanted_.floats);
    for (const planned_read& r : reads_) hdf5::read(r.from, values.data() + r.offset, r.path);
    return values;
  }

 private:
  struct planned_read {
    hdf5::array from;
    int offset;
    std::string path;
  };
  struct found_variable {
    std::string name;
    hdf5::array data;
  };

  std::string path_of(const stored_layer& l) const {
    std::string path = l.model < 0 ? "layers/" : paths_[std::size_t(l.model)] + "/layers/";
    path += snake_case(l.class_name).view();
    return l.number == 0 ? path : path + "_" + std::to_string(l.number);
  }
  static std::string labelled(const stored_layer& l) {
    return "layer '" + std::string(l.name.str().view()) + "' (" + std::string(l.class_name) + ")";
  }
  /// The variables of a group, by number.
  std::vector<found_variable> variables_in(const std::string& path) const {
    std::vector<found_variable> found;
    const hdf5::group vars = hdf5::open_group(file_.id(), path);
    if (!vars) return found;
    for (const std::string& name : hdf5::names_in(vars.id())) found.push_back({name, hdf5::open_array(vars.id(), name, path + "/" + name)});
    std::sort(found.begin(), found.end(), [](const found_variable& first, const found_variable& second) {
      return std::pair(first.name.size(), first.name) < std::pair(second.name.size(), second.name);
    });
    return found;
  }
  static std::string listed(const std::vector<found_variable>& variables) {
    std::string s;
    for (const found_variable& v : variables) s += (s.empty() ? "" : ", ") + v.data.str();
    return s.empty() ? "no variables" : s;
  }
  static bool matches(const dims& wanted, const std::vector<hsize_t>& found) {
    bool same = found.size() == std::size_t(wanted.rank);
    for (std::size_t a = 0; same && a < found.size(); ++a) same = found[a] == hsize_t(wanted.extent[a]);
    return same;
  }

  /// Plans what to read for a layer, or notes how it differs.
  void compare(const stored_layer& l, const std::string& path) {
    check_name(l, path);
    const auto weights = wanted_.weights.subspan(std::size_t(l.first_weight), std::size_t(l.weights));
    for (std::size_t begin = 0, end; begin < weights.size(); begin = end) {
      for (end = begin; end < weights.size() && weights[end].group.view() == weights[begin].group.view();) ++end;
      const std::string vars = (weights[begin].group.empty() ? path : path + "/" + std::string(weights[begin].group.view())) + "/vars";
      std::vector<found_variable> found = variables_in(vars);
      bool fits = found.size() == end - begin;
      for (std::size_t i = 0; fits && i < found.size(); ++i)
        fits = found[i].name == std::to_string(i) && found[i].data.refusal.empty() && matches(weights[begin + i].shape, found[i].data.shape);
      taken_.insert(vars);
      if (!fits) {
        std::string line = labelled(l) + " wants ";
        for (std::size_t i = begin; i < end; ++i)
          line += (i > begin ? ", " : "") + std::string(weights[i].name) + " " + std::string((basic_text<96>{} << weights[i].shape).view());
        if (hdf5::open_group(file_.id(), vars)) line += "; the file has " + listed(found) + " in " + vars;
        else line += "; the file has no group " + path;
        differences_.push_back(std::move(line));
        continue;
      }
      for (std::size_t i = 0; i < found.size(); ++i)
        reads_.push_back({std::move(found[i].data), weights[begin + i].offset, vars + "/" + found[i].name});
    }
  }
  /// Keras from 3.6 on notes the layer's name. Where both authors gave one, they must agree: it tells apart layers of one shape.
  void check_name(const stored_layer& l, const std::string& path) {
    if (l.given_name.empty() || !has_weights(l)) return;
    const hdf5::group vars = hdf5::open_group(file_.id(), path + "/vars");
    const std::optional<std::string> name = vars ? hdf5::text_attribute(vars.id(), "name") : std::nullopt;
    if (!name || *name == l.given_name) return;
    const basic_text<48> automatic = snake_case(l.class_name);
    if (name->starts_with(automatic.view())) {
      const std::string_view rest = std::string_view(*name).substr(automatic.size());
      if (rest.empty() || (rest[0] == '_' && rest.find_first_not_of("0123456789", 1) == rest.npos)) return;
    }
    differences_.push_back(labelled(l) + " is in the place of " + path + ", whose layer the file names '" + *name + "'");
  }
  bool has_weights(const stored_layer& l) const { return l.weights > 0 || l.class_name == "Sequential" || l.class_name == "Functional"; }

  /// Variables that no layer takes. What training keeps beside the weights is passed over.
  void find_extra(const hdf5::group& here, const std::string& path, int depth) {
    if (depth > 32 || ++groups_ > 100'000) throw load_error(path + ": the groups are nested too deep, or in a circle");
    if (taken_.contains(path)) return;
    std::vector<found_variable> extra;
    for (const std::string& name : hdf5::names_in(here.id())) {
      const std::string inner = path + "/" + name;
      if (name == "seed_generator" || name == "optimizer" || !hdf5::has(here.id(), name, inner)) continue;
      if (hdf5::is_group(here.id(), name)) find_extra(hdf5::group{H5Gopen2(here.id(), name.c_str(), H5P_DEFAULT)}, inner, depth + 1);
      else extra.push_back({name, hdf5::open_array(here.id(), name, inner)});
    }
    if (extra.empty()) return;
    const std::optional<std::string> name = hdf5::text_attribute(here.id(), "name");
    differences_.push_back("no layer of the model takes " + path + (name ? ", named '" + *name + "' there" : "") + ": " + listed(extra));
  }

  const manifest& wanted_;
  hdf5::file file_;
  std::vector<std::string> paths_, differences_;
  std::vector<planned_read> reads_;
  std::set<std::string> taken_;
  int groups_ = 0;
};

/// The weights of a model from a file, in the order of its block.
inline std::vector<float> read_weights(const std::filesystem::path& path, const manifest& wanted) {
  const hdf5::session quiet;
  try {
    return weights_file(path, wanted).read();
  } catch (const load_error& e) {
    throw load_error("cannot load '" + path.string() + "': " + e.what());
  }
}

}  // namespace ikebana::detail
