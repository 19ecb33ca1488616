// SPDX-License-Identifier: BSL-1.0
// Reads the .h5 files of Keras 2, and of Keras 3 where it is asked for them (keras/src/legacy/saving/legacy_h5_format.py): groups by the names
// of layers, each with a list of its weights.
#pragma once
#include <ikebana/saving/compare.hpp>
#include <ikebana/saving/files/hdf5.hpp>
#include <ikebana/saving/keras_config.hpp>
#include <ikebana/saving/order.hpp>

namespace ikebana::detail {

class legacy_h5 {
 public:
  legacy_h5(const hdf5::file& file, const model_graph& wanted, bool convert) : file_{file}, wanted_{wanted}, convert_{convert} {}

  static bool is_one(hid_t file) {
    return H5Aexists(file, "layer_names") > 0 || H5Aexists(file, "layer_names0") > 0 || H5Aexists(file, "model_config") > 0 || H5Lexists(file, "model_weights", H5P_DEFAULT) > 0;
  }

  std::vector<float> read(std::size_t floats) {
    hdf5::group model = hdf5::open_group(file_.id(), "model_weights");
    const hid_t root = model ? model.id() : file_.id();
    if (const std::optional<std::string> config = hdf5::text_attribute(file_.id(), "model_config")) {
      const model_graph found = read_keras_config(*config);
      wanted_ = in_order_of(wanted_, found);
      std::vector<int> partners;
      differences_ = compare_graphs(wanted_, found, &partners);
      if (differences_.empty())
        for (std::size_t i = 0; i < wanted_.layers.size(); ++i) {
          const graph_layer& other = found.layers[std::size_t(partners[i])];
          take(root, wanted_.layers[i], &other, other.name);
        }
      check_names(root, found);
    } else {
      take_in_order(root);
    }
    if (!differences_.empty()) throw of_another_model(std::move(differences_));
    std::vector<float> values(floats);
    for (const planned_read& r : reads_) hdf5::read(r.from, values.data() + r.weight->offset, std::size_t(r.weight->shape.size()), r.path);
    return values;
  }

 private:
  struct planned_read {
    hdf5::array from;
    const graph_weight* weight;
    std::string path;
  };

  /// A list that is too long for one attribute is in several: weight_names0, weight_names1, ...
  static std::vector<std::string> list_of(hid_t at, const std::string& name) {
    std::vector<std::string> all = hdf5::texts_attribute(at, name);
    for (int k = 0; k < 100'000 && H5Aexists(at, (name + std::to_string(k)).c_str()) > 0; ++k)
      for (std::string& one : hdf5::texts_attribute(at, name + std::to_string(k))) all.push_back(std::move(one));
    return all;
  }
  /// Those of a model inside as Keras lists them: the trainable ones of all its layers, then the others. `found`: the file's, which knows
  /// what was frozen; nullptr where it has no config.
  static void collect(const graph_layer& l, const graph_layer* found, bool thawed, bool trainable, std::vector<const graph_weight*>& to) {
    thawed = thawed && (found ? found->trainable : l.trainable);
    for (const graph_weight& w : l.weights)
      if ((w.trainable && thawed) == trainable && !w.repeated) to.push_back(&w);
    if (!l.is_model()) return;
    const std::vector<graph_layer>& inside = l.inner[0].layers;
    for (std::size_t i = 0; i < inside.size(); ++i)
      collect(inside[i], found && found->is_model() && i < found->inner[0].layers.size() ? &found->inner[0].layers[i] : nullptr, thawed, trainable, to);
  }

  void take(hid_t root, const graph_layer& l, const graph_layer* found, const std::string& name) {
    std::vector<const graph_weight*> weights;
    collect(l, found, true, true, weights);
    collect(l, found, true, false, weights);
    const hdf5::group group = weights.empty() ? hdf5::group{} : hdf5::open_group(root, name);
    if (weights.empty()) return;
    const std::vector<std::string> paths = group ? list_of(group.id(), "weight_names") : std::vector<std::string>{};
    std::string wanted, there;
    bool fits = paths.size() == weights.size();
    for (std::size_t i = 0; i < paths.size(); ++i) {
      hdf5::array data = open(group.id(), paths[i]);
      there += (i > 0 ? ", " : "") + data.str();
      if (i >= weights.size()) continue;
      bool same = data.refusal.empty() && data.shape.size() == std::size_t(weights[i]->shape.rank);
      for (std::size_t a = 0; same && a < data.shape.size(); ++a) same = data.shape[a] == hsize_t(weights[i]->shape.extent[a]);
      fits = fits && same;
      reads_.push_back({std::move(data), weights[i], name + "/" + paths[i]});
    }
    for (const graph_weight* w : weights) wanted += (wanted.empty() ? "" : ", ") + w->name + " " + std::string((basic_text<96>{} << w->shape).view());
    if (!fits) differences_.push_back({l.label(), wanted, group ? (there.empty() ? "no variables" : there) + " in '" + name + "'" : "no group '" + name + "'"});
  }
  hdf5::array open(hid_t group, const std::string& path) const {
    const std::size_t last = path.rfind('/');
    if (last == path.npos) return hdf5::open_array(group, path, path, convert_);
    const hdf5::group inside = hdf5::open_group(group, std::string_view(path).substr(0, last));
    if (!inside) throw load_error("'" + path + "' is missing");
    return hdf5::open_array(inside.id(), path.substr(last + 1), path, convert_);
  }

  /// The weights alone: layers with weights, one after another.
  void take_in_order(hid_t root) {
    std::vector<std::string> names;
    for (std::string& name : list_of(root, "layer_names")) {
      const hdf5::group group = hdf5::open_group(root, name);
      if (!group) throw load_error("it lists a layer '" + name + "' and has no group of it");
      if (!list_of(group.id(), "weight_names").empty()) names.push_back(std::move(name));
    }
    std::size_t at = 0;
    for (const graph_layer& l : wanted_.layers) {
      std::vector<const graph_weight*> weights;
      collect(l, nullptr, true, true, weights);
      collect(l, nullptr, true, false, weights);
      if (weights.empty()) continue;
      if (at == names.size()) differences_.push_back({l.label(), std::to_string(weights.size()) + " weight(s)", "no more layers with weights"});
      else take(root, l, nullptr, names[at++]);
    }
    for (; at < names.size(); ++at) differences_.push_back({"", "", "no layer of the model takes '" + names[at] + "'"});
  }
  /// Groups of weights that the config does not have.
  void check_names(hid_t root, const model_graph& found) {
    for (const std::string& name : list_of(root, "layer_names")) {
      if (std::any_of(found.layers.begin(), found.layers.end(), [&](const graph_layer& l) { return l.name == name; })) continue;
      const hdf5::group group = hdf5::open_group(root, name);
      if (group && !list_of(group.id(), "weight_names").empty()) differences_.push_back({"", "", "no layer of the model takes '" + name + "'"});
    }
    const hdf5::group own = hdf5::open_group(root, "top_level_model_weights");
    if (own && !list_of(own.id(), "weight_names").empty()) differences_.push_back({"", "", "the saved model itself has variables, which no layer of the model takes"});
  }

  const hdf5::file& file_;
  model_graph wanted_;
  bool convert_;
  std::vector<load_difference> differences_;
  std::vector<planned_read> reads_;
};

}  // namespace ikebana::detail
