// SPDX-License-Identifier: BSL-1.0
// In which order the type of a model lists its layers, and so which of them have Keras' name without being told (graph/names.hpp).
#pragma once
#include <ikebana/graph/names.hpp>
#include <ikebana/saving/compare.hpp>
#include <ikebana/saving/model_graph.hpp>

#include <map>
#include <set>

namespace importer {

/// Calls so that each comes behind those it reads, in the file's order beyond that: (layer, call).
inline std::vector<std::pair<int, int>> calls_in_order(const ikebana::model_graph& m) {
  std::vector<std::pair<int, int>> order;
  std::vector<std::vector<bool>> done;
  for (const ikebana::graph_layer& l : m.layers) done.emplace_back(l.calls.size(), false);
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t at = 0; at < m.layers.size(); ++at)
      for (std::size_t k = 0; k < m.layers[at].calls.size(); ++k) {
        const std::vector<ikebana::graph_source>& inputs = m.layers[at].calls[k].inputs;
        if (done[at][k] || !std::all_of(inputs.begin(), inputs.end(), [&](const ikebana::graph_source& s) {
              return s.call < int(done[std::size_t(s.layer)].size()) && done[std::size_t(s.layer)][std::size_t(s.call)];
            }))
          continue;
        done[at][k] = moved = true;
        order.emplace_back(int(at), int(k));
      }
  }
  for (std::size_t at = 0; at < done.size(); ++at)
    if (std::find(done[at].begin(), done[at].end(), false) != done[at].end())
      throw ikebana::load_error("the config of model '" + m.name + "' calls " + m.layers[at].label() + " on what is not there, or on itself");
  return order;
}

/// The layers of a model and of those in it, as the type's flat list has them. A call's list is those of what it reads, one joined to the
/// other, then itself.
inline void flat_order(const ikebana::model_graph& m, std::vector<const ikebana::graph_layer*>& to) {
  using call = std::pair<int, int>;
  std::map<call, std::vector<call>> traces;
  const auto join = [](std::vector<call>& list, std::set<call>& known, const std::vector<call>& more) {
    for (const call& c : more)
      if (known.insert(c).second) list.push_back(c);
  };
  for (const call& c : calls_in_order(m)) {
    std::vector<call> list;
    std::set<call> known;
    for (const ikebana::graph_source& s : m.layers[std::size_t(c.first)].calls[std::size_t(c.second)].inputs) join(list, known, traces[{s.layer, s.call}]);
    list.push_back(c);
    traces[c] = std::move(list);
  }
  std::vector<call> list;
  std::set<call> known;
  for (const std::vector<ikebana::graph_source>* ends : {&m.outputs, &m.inputs})
    for (const ikebana::graph_source& s : *ends) join(list, known, traces[{s.layer, s.call}]);
  for (const call& c : list) {
    const ikebana::graph_layer& l = m.layers[std::size_t(c.first)];
    if (!l.is_model() || l.is_around_model()) to.push_back(&l);
    if (l.is_model()) flat_order(l.inner[0], to);
  }
}

namespace detail {
inline std::string kind_of(const ikebana::graph_layer& l) { return std::string(ikebana::detail::snake_case(l.class_name).view()); }
/// The name that Keras gives to a layer behind `used` others of its kind.
inline std::string automatic_name(std::string_view kind, int used) { return std::string(ikebana::given_name{kind, used}.str().view()); }
inline void collect(const ikebana::model_graph& m, std::map<const ikebana::graph_layer*, const ikebana::model_graph*>& home, std::set<const ikebana::graph_layer*>& named) {
  std::map<std::string, int> before;
  for (const ikebana::graph_layer& l : m.layers) {
    home[&l] = &m;
    if (l.is_model()) {
      if (!l.is_around_model() && (l.name != automatic_name(kind_of(l), before[l.class_name]++) || l.calls.size() > 1)) named.insert(&l);
      collect(l.inner[0], home, named);
    }
    if (l.calls.size() > 1 || (l.class_name == "InputLayer" && m.inputs.size() > 1)) named.insert(&l);
  }
}
}  // namespace detail

/// The layers whose name has to be written: those that would get another by themselves, shared ones, and inputs beside each other.
inline std::set<const ikebana::graph_layer*> names_to_write(const ikebana::model_graph& model) {
  std::map<const ikebana::graph_layer*, const ikebana::model_graph*> home;
  std::set<const ikebana::graph_layer*> named;
  detail::collect(model, home, named);
  std::vector<const ikebana::graph_layer*> order;
  flat_order(model, order);
  std::map<std::string, int> counters;
  std::set<const ikebana::graph_layer*> seen;
  for (const ikebana::graph_layer* l : order) {
    if (!seen.insert(l).second || named.contains(l)) continue;
    const std::string kind = detail::kind_of(*l);
    int& used = counters[kind];
    const std::string automatic = detail::automatic_name(kind, used);
    const std::vector<ikebana::graph_layer>& beside = home[l]->layers;
    const auto other = std::find_if(beside.begin(), beside.end(), [&](const ikebana::graph_layer& o) { return o.name == automatic; });
    const bool free = other == beside.end() || &*other == l;
    const bool nobodys = l->operation || (l->class_name == "InputLayer" && ikebana::detail::is_automatic_name(l->name, l->class_name));
    if (l->name == automatic || (nobodys && free)) ++used;
    else named.insert(l);
  }
  return named;
}

}  // namespace importer
