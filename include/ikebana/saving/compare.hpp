// SPDX-License-Identifier: BSL-1.0
// Is a file's model the one that a type is? Classes, options, order and connections of the layers.
#pragma once
#include <ikebana/graph/layer_info.hpp>
#include <ikebana/saving/load_error.hpp>
#include <ikebana/saving/model_graph.hpp>
#include <ikebana/saving/options_agree.hpp>

namespace ikebana {

namespace detail {

/// A name that Keras gives by itself to a layer of that class: "dense", "dense_12".
inline bool is_automatic_name(std::string_view name, std::string_view class_name) {
  const basic_text<48> automatic = snake_case(class_name);
  if (!name.starts_with(automatic.view())) return false;
  const std::string_view rest = name.substr(automatic.size());
  return rest.empty() || (rest[0] == '_' && rest.find_first_not_of("0123456789", 1) == rest.npos);
}

class graph_comparison {
 public:
  graph_comparison(const model_graph& wanted, const model_graph& found, std::string where) : wanted_{wanted}, found_{found}, where_{std::move(where)} {}

  std::vector<load_difference> run() {
    align();
    for (std::size_t i = 0; i < wanted_.layers.size(); ++i)
      if (partner_[i] >= 0) compare(wanted_.layers[i], found_.layers[std::size_t(partner_[i])]);
    if (whole_) {
      compare_calls();
      compare_ends("inputs", wanted_.inputs, found_.inputs);
      compare_ends("outputs", wanted_.outputs, found_.outputs);
    }
    return std::move(rows_);
  }
  /// Of each layer wanted, the file's; -1 for none.
  const std::vector<int>& partners() const { return partner_; }

 private:
  void differ(const std::string& layer, std::string wanted, std::string found) { rows_.push_back({where_ + layer, std::move(wanted), std::move(found)}); }

  /// Pairs layers of the same class, with the fewest that are missing on either side or of another class.
  void align() {
    const std::size_t n = wanted_.layers.size(), m = found_.layers.size();
    partner_.assign(n, -1);
    const auto same = [&](std::size_t i, std::size_t j) { return wanted_.layers[i].class_name == found_.layers[j].class_name; };
    std::size_t begin = 0;
    while (begin < n && begin < m && same(begin, begin)) partner_[begin] = int(begin), ++begin;
    if (begin < n || begin < m) {
      whole_ = false;
      if ((n - begin) * (m - begin) > 4'000'000) return differ("the model", std::to_string(n) + " layers", std::to_string(m) + " layers, of other classes from the " + std::to_string(begin + 1) + ". on");
      align_rest(begin);
    }
  }
  void align_rest(std::size_t begin) {
    const std::size_t n = wanted_.layers.size() - begin, m = found_.layers.size() - begin;
    std::vector<int> edits((n + 1) * (m + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return edits[i * (m + 1) + j]; };
    const auto other = [&](std::size_t i, std::size_t j) { return int(wanted_.layers[begin + i].class_name != found_.layers[begin + j].class_name); };
    for (std::size_t i = n + 1; i-- > 0;)
      for (std::size_t j = m + 1; j-- > 0;)
        at(i, j) = i == n || j == m ? int(n - i + m - j) : std::min({other(i, j) + at(i + 1, j + 1), 1 + at(i + 1, j), 1 + at(i, j + 1)});
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && at(i, j) == other(i, j) + at(i + 1, j + 1)) {
        if (other(i, j)) differ(wanted_.layers[begin + i].label(), "that class", found_.layers[begin + j].label() + " in its place");
        else partner_[begin + i] = int(begin + j);
        ++i, ++j;
      } else if (i < n && (j == m || at(i, j) == 1 + at(i + 1, j))) {
        differ(wanted_.layers[begin + i++].label(), "a place", "no such layer");
      } else {
        differ("the model", "no layer there", found_.layers[begin + j++].label());
      }
    }
  }

  void compare(const graph_layer& wanted, const graph_layer& found) {
    if (wanted.named && wanted.name != found.name && !is_automatic_name(found.name, found.class_name) && wanted.class_name != "InputLayer")
      differ(wanted.label(), "that name", "the name '" + found.name + "' in its place");
    if (wanted.is_model() && found.is_model()) {
      graph_comparison inside(wanted.inner[0], found.inner[0], where_ + wanted.label() + ", ");
      std::vector<load_difference> rows = inside.run();
      std::move(rows.begin(), rows.end(), std::back_inserter(rows_));
      return;
    }
    if (wanted.is_model() != found.is_model()) return differ(wanted.label(), wanted.is_model() ? "to be around a model" : "to be around a layer", found.is_model() ? "around a model" : "around a layer");
    if (wanted.class_name == "Lambda") return;  // a function in either language: they cannot be compared
    json said = json::object();
    for (std::size_t i = 0; i < found.config.keys.size(); ++i)
      if (!wanted.training.find(found.config.keys[i])) said.set(found.config.keys[i], found.config.items[i]);
    std::string of_file;
    json told = wanted.config;
    if (wanted.calls.size() == 1 && found.calls.size() == 1) {  // of several, each is matched with its arguments
      add_arguments(found.calls[0], said);
      add_arguments(wanted.calls[0], told);
    }
    std::string of_type = options_differ(told, said, wanted.rank, of_file);
    if (!of_type.empty()) differ(wanted.label(), std::move(of_type), std::move(of_file));
  }

  static void add_arguments(const graph_call& call, json& to) {
    for (std::size_t i = 0; i < call.arguments.keys.size(); ++i)
      if (call.arguments.keys[i] != "training" && call.arguments.keys[i] != "mask") to.set(call.arguments.keys[i], call.arguments.items[i]);
  }
  static std::string arguments_differ(const graph_call& wanted, const graph_call& found) {
    json a = json::object(), b = json::object();
    std::string of_file;
    add_arguments(wanted, a);
    add_arguments(found, b);
    return options_differ(a, b, 0, of_file);
  }
  static bool is_call_of(const graph_source& s, const model_graph& m) {
    return s.layer >= 0 && s.layer < int(m.layers.size()) && s.call < int(m.layers[std::size_t(s.layer)].calls.size());
  }
  /// A tensor of the type as the file counts: calls of a shared layer may be in another order.
  graph_source translated(graph_source s) const {
    if (!is_call_of(s, wanted_)) return {};
    s.call = call_of_[std::size_t(s.layer)][std::size_t(s.call)];
    s.layer = partner_[std::size_t(s.layer)];
    return s;
  }
  /// Of a Sequential the file does not say how many outputs a layer hands on: all of them.
  std::vector<graph_source> translated(const std::vector<graph_source>& list) const {
    std::vector<graph_source> out;
    for (graph_source s : list) {
      s = translated(s);
      if (found_.class_name == "Sequential") s.tensor = 0;
      if (found_.class_name != "Sequential" || out.empty() || !(out.back() == s)) out.push_back(s);
    }
    return out;
  }
  std::string described(const model_graph& m, const graph_source& s) const {
    if (!is_call_of(s, m)) return "nothing";
    std::string text = "'" + m.layers[std::size_t(s.layer)].name + "'";
    if (s.call > 0) text += " (call " + std::to_string(s.call) + ")";
    return s.tensor > 0 ? text + " (output " + std::to_string(s.tensor) + ")" : text;
  }
  std::string described(const model_graph& m, const std::vector<graph_source>& list) const {
    std::string text;
    for (const graph_source& s : list) text += (text.empty() ? "" : ", ") + described(m, s);
    return text.empty() ? "nothing" : text;
  }
  std::string read_by(const model_graph& m, const graph_call& call) const {
    std::string given;
    for (std::size_t i = 0; i < call.arguments.keys.size(); ++i)
      if (!is_neutral(call.arguments.items[i])) given += ", " + call.arguments.keys[i] + "=" + call.arguments.items[i].dump();
    return described(m, call.inputs) + given;
  }

  /// Layers read only layers whose calls are matched already, sooner or later: until nothing moves.
  void compare_calls() {
    const std::size_t n = wanted_.layers.size();
    call_of_.resize(n);
    std::vector<std::vector<bool>> taken(n);
    for (std::size_t i = 0; i < n; ++i) {
      call_of_[i].assign(wanted_.layers[i].calls.size(), -1);
      taken[i].assign(found_.layers[std::size_t(partner_[i])].calls.size(), false);
    }
    for (bool moved = true; moved;) {
      moved = false;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t c = 0; c < call_of_[i].size(); ++c)
          if (call_of_[i][c] < 0 && match(i, c, taken[i])) moved = true;
    }
    for (std::size_t i = 0; i < n; ++i) {
      const graph_layer &mine = wanted_.layers[i], &other = found_.layers[std::size_t(partner_[i])];
      for (std::size_t c = 0; c < call_of_[i].size(); ++c) {
        if (call_of_[i][c] < 0) continue;
        const bool ends = mine.calls[c].unmasked, ended = other.calls[std::size_t(call_of_[i][c])].unmasked;
        if (ended && !ends) differ(mine.label(), "its inputs with their masks", "an operation of keras.ops, which reads none: unmasked(...)");
        if (ends && !ended && !other.operation) differ(mine.label(), "unmasked(...) inputs", "a layer, which reads their masks");
      }
      if (mine.calls.size() != other.calls.size())
        differ(mine.label(), std::to_string(mine.calls.size()) + " call(s)", std::to_string(other.calls.size()));
      for (std::size_t c = 0; c < std::min(mine.calls.size(), other.calls.size()); ++c)
        if (call_of_[i][c] < 0 && readable(mine.calls[c]))
          differ(mine.label(), "to read " + read_by(wanted_, mine.calls[c]), "it read " + read_by(found_, other.calls[c]));
    }
  }
  bool readable(const graph_call& call) const {
    return std::all_of(call.inputs.begin(), call.inputs.end(), [&](const graph_source& s) { return is_call_of(s, wanted_) && translated(s).call >= 0; });
  }
  bool match(std::size_t i, std::size_t c, std::vector<bool>& taken) {
    const graph_call& mine = wanted_.layers[i].calls[c];
    if (!readable(mine)) return false;
    const std::vector<graph_source> inputs = translated(mine.inputs);
    const std::vector<graph_call>& others = found_.layers[std::size_t(partner_[i])].calls;
    for (std::size_t k = 0; k < others.size(); ++k)
      if (!taken[k] && others[k].inputs == inputs && (others.size() == 1 || arguments_differ(mine, others[k]).empty())) {
        taken[k] = true;
        call_of_[i][c] = int(k);
        return true;
      }
    return false;
  }
  void compare_ends(const std::string& which, const std::vector<graph_source>& mine, const std::vector<graph_source>& other) {
    if (translated(mine) != other && rows_.empty()) differ("the model", which + " " + described(wanted_, mine), described(found_, other));
  }

  const model_graph &wanted_, &found_;
  std::string where_;
  bool whole_ = true;
  std::vector<int> partner_;
  std::vector<std::vector<int>> call_of_;  // of each call wanted, the file's
  std::vector<load_difference> rows_;
};
}  // namespace detail

/// How a file's model differs from the one wanted; nothing where they compute the same. `partners`: of each layer wanted, the file's, or -1.
inline std::vector<load_difference> compare_graphs(const model_graph& wanted, const model_graph& found, std::vector<int>* partners = nullptr) {
  detail::graph_comparison comparison(wanted, found, "");
  std::vector<load_difference> rows = comparison.run();
  if (partners) *partners = comparison.partners();
  return rows;
}

}  // namespace ikebana
