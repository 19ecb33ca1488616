// SPDX-License-Identifier: BSL-1.0
// Reads the groups that Keras 3 writes: a `.weights.h5` file, or model.weights.h5 in a .keras archive (keras/src/saving/saving_lib.py).
#pragma once
#include <set>

#include <ikebana/saving/compare.hpp>
#include <ikebana/saving/files/hdf5.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

class weights_h5 {
 public:
  weights_h5(const hdf5::file& file, const model_graph& wanted, bool convert) : file_{file}, convert_{convert} {
    for_each_layer(wanted, [&](const graph_layer& l, const std::string& path) { layers_.push_back({&l, path}); });
  }

  /// All weights, or a load_error about every layer that differs.
  std::vector<float> read(std::size_t floats) {
    for (const auto& [layer, path] : layers_) compare(*layer, path);
    if (const hdf5::group own = hdf5::open_group(file_.id(), "vars"); own)
      if (const std::size_t count = hdf5::names_in(own.id()).size(); count > 0)
        differences_.push_back({"", "", "the saved model itself has " + std::to_string(count) + " variable(s), which no layer of the model takes"});
    find_extra(hdf5::open_group(file_.id(), "layers"), "layers", 0);
    if (!differences_.empty()) throw of_another_model(std::move(differences_));
    std::vector<float> values(floats);
    for (const planned_read& r : reads_) hdf5::read(r.from, values.data() + r.offset, r.count, r.path);
    return values;
  }

 private:
  struct planned_read {
    hdf5::array from;
    int offset;
    std::size_t count;
    std::string path;
  };
  struct found_variable {
    std::string name;
    hdf5::array data;
  };

  /// The variables of a group, by number.
  std::vector<found_variable> variables_in(const std::string& path) const {
    std::vector<found_variable> found;
    const hdf5::group vars = hdf5::open_group(file_.id(), path);
    if (!vars) return found;
    const std::vector<std::string> names = hdf5::names_in(vars.id());
    if (names.size() > 1000) throw load_error(path + " has " + std::to_string(names.size()) + " variables");
    for (const std::string& name : names) found.push_back({name, hdf5::open_array(vars.id(), name, path + "/" + name, convert_)});
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
  void compare(const graph_layer& l, const std::string& path) {
    check_name(l, path);
    const std::vector<graph_weight>& weights = l.weights;
    for (std::size_t begin = 0, end; begin < weights.size(); begin = end) {
      for (end = begin; end < weights.size() && weights[end].group == weights[begin].group;) ++end;
      const std::string vars = (weights[begin].group.empty() ? path : path + "/" + weights[begin].group) + "/vars";
      std::vector<found_variable> found = variables_in(vars);
      bool fits = found.size() == end - begin;
      for (std::size_t i = 0; fits && i < found.size(); ++i)
        fits = found[i].name == std::to_string(i) && found[i].data.refusal.empty() && matches(weights[begin + i].shape, found[i].data.shape);
      taken_.insert(vars);
      if (!fits) {
        std::string wanted;
        for (std::size_t i = begin; i < end; ++i) wanted += (i > begin ? ", " : "") + weights[i].name + " " + std::string((basic_text<96>{} << weights[i].shape).view());
        differences_.push_back({l.label(), wanted, hdf5::open_group(file_.id(), vars) ? listed(found) + " in " + vars : "no group " + path});
        continue;
      }
      for (std::size_t i = 0; i < found.size(); ++i)
        reads_.push_back({std::move(found[i].data), weights[begin + i].offset, std::size_t(weights[begin + i].shape.size()), vars + "/" + found[i].name});
    }
  }
  /// Keras from 3.6 on notes the layer's name. Where both authors gave one, they must agree: it tells apart layers of one shape.
  void check_name(const graph_layer& l, const std::string& path) {
    if (!l.named || (l.weights.empty() && !l.is_model())) return;
    const hdf5::group vars = hdf5::open_group(file_.id(), path + "/vars");
    const std::optional<std::string> name = vars ? hdf5::text_attribute(vars.id(), "name") : std::nullopt;
    if (!name || *name == l.name || is_automatic_name(*name, l.class_name)) return;
    differences_.push_back({"", "", l.label() + " is in the place of " + path + ", whose layer the file names '" + *name + "'"});
  }

  /// Variables that no layer takes. What training keeps beside the weights is passed over.
  void find_extra(const hdf5::group& here, const std::string& path, int depth) {
    if (depth > 32 || ++groups_ > 100'000) throw load_error(path + ": the groups are nested too deep, or in a circle");
    if (taken_.contains(path)) return;
    std::vector<found_variable> extra;
    for (const std::string& name : hdf5::names_in(here.id())) {
      const std::string inner = path + "/" + name;
      if (name == "seed_generator" || name == "optimizer" || !hdf5::has(here.id(), name, inner)) continue;
      if (hdf5::is_group(here.id(), name)) find_extra(hdf5::group{H5Gopen2(here.id(), name.c_str(), H5P_DEFAULT)}, inner, depth + 1);
      else extra.push_back({name, hdf5::open_array(here.id(), name, inner, convert_)});
    }
    if (extra.empty()) return;
    const std::optional<std::string> name = hdf5::text_attribute(here.id(), "name");
    differences_.push_back({"", "", "no layer of the model takes " + path + (name ? ", named '" + *name + "' there" : "") + ": " + listed(extra)});
  }

  const hdf5::file& file_;
  bool convert_;
  std::vector<std::pair<const graph_layer*, std::string>> layers_;  // with their groups
  std::vector<load_difference> differences_;
  std::vector<planned_read> reads_;
  std::set<std::string> taken_;
  int groups_ = 0;
};

}  // namespace ikebana::detail
