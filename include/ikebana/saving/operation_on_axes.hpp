// SPDX-License-Identifier: BSL-1.0
// Operations of keras.ops on axes: other shapes, slices, parts, reductions.
#pragma once
#include <ikebana/saving/layer_steps.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

/// An operation that becomes a layer, or a model of several, where there is one that does the same.
class operation_on_axes {
 protected:
  /// `masks`: a layer of the model makes masks, which operations do not look at.
  operation_on_axes(graph_layer& l, bool masks) : l_{l}, masks_{masks}, name_{std::string_view(l.class_name).substr(4)} {}

  using options = std::initializer_list<std::pair<const char*, json>>;
  void is_now(const std::string& layer, json config) {
    l_.class_name = layer;
    l_.config = std::move(config);
    l_.calls[0].arguments = json::object();
  }
  void become(const std::string& layer, const options& list) {
    json config = json::object();
    for (const auto& [key, value] : list) config.set(key, value);
    is_now(layer, std::move(config));
  }
  /// What the operation was made with, or is called with.
  json argument(std::string_view key, json otherwise) const {
    if (const json* const found = l_.config.find(key)) return *found;
    if (const json* const found = l_.calls[0].arguments.find(key)) return *found;
    return otherwise;
  }

  /// An axis, counted from 0, of a tensor of so many.
  static std::optional<int> axis_of(const json& said, int rank) {
    const auto a = said.integer(-rank, rank - 1);
    if (!a) return {};
    return int(*a < 0 ? *a + rank : *a);
  }
  /// Axes in another order; the batch stays first.
  void permute() {
    const int rank = int(l_.input_shape.items.size());
    std::vector<int> order;
    if (name_ == "Transpose") {
      for (const json& a : argument("axes", {}).items)
        if (const auto axis = axis_of(a, rank)) order.push_back(*axis);
    } else {
      const bool swaps = name_ == "Swapaxes";
      const auto one = [&](const char* key) {
        const json said = argument(key, {});
        return axis_of(said.items.size() == 1 ? said.items[0] : said, rank);
      };
      const auto from = one(swaps ? "axis1" : "source"), to = one(swaps ? "axis2" : "destination");
      if (!from || !to) return;
      for (int a = 0; a < rank; ++a) order.push_back(a);
      if (swaps) std::swap(order[std::size_t(*from)], order[std::size_t(*to)]);
      else order.erase(order.begin() + *from), order.insert(order.begin() + *to, *from);
    }
    if (rank < 2 || int(order.size()) != rank || order[0] != 0) return;
    json dims = json::array();
    for (int a = 1; a < rank; ++a) dims.items.push_back(json(double(order[std::size_t(a)])));
    become("Permute", {{"dims", dims}});
  }
  /// Every extent behind the batch is known.
  bool extents_follow() const {
    const std::vector<json>& in = l_.input_shape.items;
    return (name_ == "Reshape" || name_ == "ExpandDims" || name_ == "Squeeze") && in.size() > 1 &&
           std::all_of(in.begin() + 1, in.end(), [](const json& e) { return e.type == json::is::number && e.number >= 1; });
  }
  /// The batch stays first.
  void new_shape() {
    const std::vector<json>& in = l_.input_shape.items;
    const int rank = int(in.size());
    json to = json::array();
    if (name_ == "Reshape") {
      const json shape = argument("newshape", {});
      if (shape.items.size() < 2 || !shape.items[0].integer(-1, -1)) return;
      double before = 1, after = 1;
      for (int a = 1; a < rank; ++a) before *= in[std::size_t(a)].number;
      to.items.assign(shape.items.begin() + 1, shape.items.end());
      for (const json& e : to.items) after *= e.integer(1, 1 << 30) ? e.number : 0;
      if (before != after) return;
    } else {
      const bool squeezes = name_ == "Squeeze";
      const json said = argument("axis", {});
      const auto axis = said.integer(-rank - 1, rank);
      if (!axis) return;
      const std::int64_t at = *axis < 0 ? *axis + rank + (squeezes ? 0 : 1) : *axis;
      if (at < 1 || at > rank - squeezes) return;
      to.items.assign(in.begin() + 1, in.end());
      if (squeezes) to.items.erase(to.items.begin() + std::ptrdiff_t(at - 1));
      else to.items.insert(to.items.begin() + std::ptrdiff_t(at - 1), json(1.));
      if (squeezes && (!in[std::size_t(at)].integer(1, 1) || to.items.empty())) return;
    }
    become("Reshape", {{"target_shape", to}});
  }
  /// Two (batch, i, j) and (batch, j, k).
  void product() {
    json axes = json::array();
    axes.items = {json(2.), json(1.)};
    become("Dot", {{"axes", axes}});
  }
  /// Over axes beside each other; over all but the batch and the last with the pooling that is meant for it.
  void pooling() {
    const int rank = int(l_.input_shape.items.size());
    const json said = argument("axis", {});
    std::vector<int> axes;
    for (std::size_t i = 0; i < std::max<std::size_t>(said.items.size(), said.type == json::is::number); ++i) {
      const auto a = axis_of(said.is_array() ? said.items[i] : said, rank);
      if (!a) return;
      axes.push_back(*a);
    }
    std::sort(axes.begin(), axes.end());
    if (masks_ || axes.empty() || axes[0] < 1 || axes.back() - axes[0] + 1 != int(axes.size()) || !argument("initial", {}).is_null()) return;
    const int first = axes[0] - 1, last = axes.back();  // behind the batch
    const bool keeps = argument("keepdims", json(false)).truth;
    const std::string by = name_.ends_with("ax") ? "GlobalMaxPooling" : "GlobalAveragePooling";
    if (first == 0 && last == rank - 2 && rank <= 5 && name_ != "Sum")
      return become(by + std::to_string(rank - 2) + "D", {{"keepdims", json(keeps)}});
    const std::optional<std::vector<int>> in = extents();
    if (!in || (first > 0 && last < rank - 1) || (last - first == rank - 1 && !keeps)) return;
    double count = 1;
    for (int a = first; a < last; ++a) count *= (*in)[std::size_t(a)];
    if (name_ == "Sum" && count < 0) return;
    std::vector<int> out;
    for (int a = 0; a < rank - 1; ++a)
      if (a < first || a >= last) out.push_back((*in)[std::size_t(a)]);
      else if (keeps) out.push_back(1);
    layer_steps steps(*in);
    steps.pool(std::size_t(first), std::size_t(last), by);
    if (name_ == "Sum") steps.add("Rescaling", "scale", json(count), steps.extents());
    steps.reshape(std::move(out));
    become(steps);
  }
  /// x[:, 0], x[..., 2:5, None]: of each axis a run of places, or one, which drops the axis; the batch is whole.
  void slice(const json& said) {
    const std::optional<std::vector<int>> in = extents();
    if (!in || !said.is_array()) return;
    const std::vector<json>& key = said.items;
    const auto is = [](const json& k, const char* what) { return k["class_name"].text == what; };
    const std::size_t whole = std::size_t(std::count_if(key.begin(), key.end(), [&](const json& k) { return k.type == json::is::number || is(k, "__slice__"); }));
    if (whole > in->size() + 1) return;
    layer_steps steps(*in);
    std::vector<int> out;
    std::size_t axis = 0;  // the batch counted
    for (const json& k : key) {
      const bool batch = axis == 0, number = k.type == json::is::number;
      if (k.is_null() && !batch) {
        out.push_back(1);
      } else if (is(k, "__ellipsis__")) {
        for (std::size_t n = in->size() + 1 - whole; n > 0; --n, ++axis)
          if (axis > 0) out.push_back((*in)[axis - 1]);
      } else if (number || is(k, "__slice__")) {
        const json &start = k["config"]["start"], &stop = k["config"]["stop"], &step = k["config"]["step"];
        const bool all = !number && start.is_null() && stop.is_null();
        if ((batch && !all) || !(step.is_null() || step.integer(1, 1))) return;
        const int size = batch ? -1 : (*in)[axis - 1];
        if (!all) {
          if (size < 0) return;
          const int from = number ? place(k, size, size) : place(start, size, 0), to = number ? from + 1 : place(stop, size, size);
          if (from >= to || to > size) return;
          steps.crop(axis - 1, from, to);
          if (!number) out.push_back(to - from);
        } else if (!batch) {
          out.push_back(size);
        }
        ++axis;
      } else {
        return;
      }
    }
    for (; axis <= in->size(); ++axis)
      if (axis > 0) out.push_back((*in)[axis - 1]);
    if (out.empty()) return;
    steps.reshape(std::move(out));
    become(steps);
  }
  /// Into equal parts, or at places.
  void split(const json& said) {
    const std::optional<std::vector<int>> in = extents();
    const int rank = int(l_.input_shape.items.size());
    const auto axis = axis_of(argument("axis", json(0.)), rank);
    if (!in || !axis || *axis == 0) return;
    const std::size_t at = std::size_t(*axis) - 1;
    const int size = (*in)[at], parts = int(said.integer(2, std::max(size, 2)).value_or(1));
    if (size < 2 || size % parts != 0) return;
    std::vector<int> ends;
    for (const json& end : said.items) ends.push_back(place(end, size, size));
    for (int part = 1; said.items.empty() && part < parts; ++part) ends.push_back(part * (size / parts));
    ends.push_back(size);
    std::vector<std::vector<std::pair<std::string, json>>> rows;
    int from = 0;
    for (const int to : ends) {
      if (to <= from) return;
      layer_steps steps(*in);
      steps.crop(at, from, to);
      rows.push_back(steps.take());
      from = to;
    }
    if (rows.size() > 1) become("Functional", rows);
  }
  /// As Python counts, from the end where it is negative, and no further than the ends.
  static int place(const json& at, int size, int otherwise) {
    if (at.type != json::is::number) return otherwise;
    return int(std::clamp(at.number < 0 ? at.number + size : at.number, 0., double(size)));
  }
  /// Behind the batch; -1 for the one that is not known.
  std::optional<std::vector<int>> extents() const {
    std::vector<int> all;
    int free = 0;
    for (std::size_t a = 1; a < l_.input_shape.items.size(); ++a) {
      const auto e = l_.input_shape.items[a].integer(1, 1 << 24);
      all.push_back(e ? int(*e) : -1);
      free += !e;
    }
    if (all.empty() || free > 1) return {};
    return all;
  }

  void become(layer_steps& steps) {
    auto list = steps.take();
    if (list.size() > 1) return become("Sequential", {std::move(list)});
    is_now(list[0].first, std::move(list[0].second));
  }
  /// A model inside, whose outputs are each the last of some steps.
  void become(const std::string& model, const std::vector<std::vector<std::pair<std::string, json>>>& rows) {
    model_graph inner{model, l_.name, {}, {{0, 0, 0}}, {}};
    const auto add = [&](const std::string& class_name, const json& config) -> graph_call& {
      graph_layer& step = inner.layers.emplace_back();
      step.class_name = class_name;
      step.name = l_.name + "_" + std::string(snake_case(class_name).view()) + "_" + std::to_string(inner.layers.size());
      step.config = config;
      step.operation = true;
      return step.calls.emplace_back();
    };
    json input = json::object();
    input.set("batch_shape", l_.input_shape);
    add("InputLayer", input);
    for (const auto& row : rows) {
      int from = 0;
      for (const auto& [class_name, config] : row) {
        graph_call& call = add(class_name, config);
        call.inputs.push_back({from, 0, 0});
        call.keywords.emplace_back();
        from = int(inner.layers.size()) - 1;
      }
      inner.outputs.push_back({from, 0, 0});
    }
    is_now(model, json::object());
    l_.inner.push_back(std::move(inner));
  }

  graph_layer& l_;
  bool masks_;
  std::string name_;
};

}  // namespace ikebana::detail
