// SPDX-License-Identifier: BSL-1.0
// Keras' `print_summary` (keras/src/utils/summary_utils.py) on values: no template here knows a model.
#pragma once
#include <ikebana/graph/names.hpp>
#include <ikebana/graph/topology.hpp>
#include <ikebana/visualization/table.hpp>

namespace ikebana::detail {

/// What the summary of a network is made from: values only.
template <std::size_t N> struct summary_source {
  const std::array<node_info, N>& nodes;
  const inference<int(N)>& known;
  const std::array<given_name, N>& names;
  std::span<const int> inputs, outputs;
  bool sequential;
  long long parameters, trainable;
};

template <std::size_t N> class summary_writer {
  using cell = basic_text<4096>;

 public:
  constexpr explicit summary_writer(const summary_source<N>& net)
      : net_{net},
        all_{topology_of(net.nodes, net.known, net.inputs, net.outputs, net.sequential)},
        lines_{net.nodes, net.known.owner, {0, int(N), 0, net.inputs, net.outputs, net.sequential}},
        top_{lines_.run()} {}

  constexpr int rows() const { return top_.layers; }
  /// What stands above the rows, rows [first, last), and what stands below.
  constexpr void write_head(pen& p) const {
    p << "Model: \"" << title().view() << "\"\n";
    if (narrow()) write_header(p, three_columns);
    else write_header(p, four_columns);
  }
  constexpr void write_rows(pen& p, int first, int last) const {
    if (narrow()) write_table(p, three_columns, first, last);
    else write_table(p, four_columns, first, last);
  }
  constexpr void write_foot(pen& p) const {
    p << (narrow() ? rule_of(three_columns, "└", "─", "┴", "┘") : rule_of(four_columns, "└", "─", "┴", "┘")).view();
    write_total(p, " Total params: ", net_.parameters);
    write_total(p, " Trainable params: ", net_.trainable);
    write_total(p, " Non-trainable params: ", net_.parameters - net_.trainable);
  }

 private:
  static constexpr int three_columns[]{36, 27, 15}, four_columns[]{29, 25, 15, 26};

  constexpr bool narrow() const { return net_.sequential || top_.linear; }
  template <int Columns> static constexpr void write_header(pen& p, const int (&width)[Columns]) {
    constexpr std::string_view header[]{"Layer (type)", "Output Shape", "Param #", "Connected to"};
    p << rule_of(width, "┏", "━", "┳", "┓").view();
    table_row<Columns> row{{}, width, 2};
    for (int c = 0; c < Columns; ++c) row.cell[c] = header[c];
    row.draw(p, "┃");
    p << rule_of(width, "┡", "━", "╇", "┩").view();
  }
  template <int Columns> constexpr void write_table(pen& p, const int (&width)[Columns], int first, int last) const {
    const basic_text<512> rule = rule_of(width, "├", "─", "┼", "┤");
    cell text[4];
    for (int i = first; i < last; ++i) {
      if (i > 0) p << rule.view();
      for (cell& t : text) t.length = 0;
      write_cells(text, i);
      table_row<Columns> row{{}, width, 2};
      for (int c = 0; c < Columns; ++c) row.cell[c] = text[c].view();
      row.draw(p, "│");
    }
  }
  constexpr void write_cells(cell (&text)[4], int i) const {
    const keras_call& call = top_.calls[top_.order[i]];
    write_name(text[0], top_.order[i]);
    text[0] << " (" << (call.is_model() ? call.inside[0].class_name : net_.nodes[std::size_t(call.first)].layer->class_name) << ')';
    write_shapes(text[1], last_call(top_.order[i]));
    long long parameters = 0;
    for (int n = call.first; n < call.first + call.size; ++n) parameters += parameters_of(n);
    write_thousands(text[2], parameters);
    write_connections(text[3], top_.order[i]);
  }

  constexpr int last_call(int layer) const {
    int last = layer;
    for (int c = layer; c < top_.count; ++c)
      if (top_.calls[c].layer == layer) last = c;
    return last;
  }
  constexpr int parameters_of(int n) const {
    const node_info& me = net_.nodes[std::size_t(n)];
    return me.count == 0 || net_.known.owner[n] != n ? 0 : on_inputs_of(net_.nodes, net_.known.spec, n, me.layer->weights).size();
  }
  static constexpr void write_shape(cell& t, const dims& d) {
    t << '(';
    for (int a = 0; a < d.rank; ++a) {
      if (a > 0) t << ", ";
      if (d.known(a)) t << d.extent[a];
      else t << "None";
    }
    t << ')';
  }
  constexpr void write_shapes(cell& t, int c) const {
    const keras_call& call = top_.calls[c];
    const node_info& me = net_.nodes[std::size_t(call.first)];
    const int count = call.is_model() ? int(call.inside[0].outputs.size()) : me.layer->outputs;
    for (int k = 0; k < count; ++k) {
      t << (k > 0 ? ", " : count > 1 ? "[" : "");
      if (call.is_model()) write_shape(t, net_.known.spec[call.first + call.inside[0].outputs[std::size_t(k)]].shape);
      else if (k == 0) write_shape(t, net_.known.spec[call.first].shape);
      else write_shape(t, on_inputs_of(net_.nodes, net_.known.spec, call.first, [&](specs in) { return me.layer->rule(in, k).gives.shape; }));
    }
    if (count > 1) t << ']';
  }
  constexpr void write_connections(cell& t, int layer) const {
    for (int c = layer; c < top_.count; ++c)
      if (top_.calls[c].layer == layer)
        for (int k = 0; k < lines_.inputs_of(c); ++k) {
          const int from = lines_.input_of(c, k), before = top_.call_of[from];
          if (!t.empty()) t << ", ";
          write_name(t, top_.calls[before].layer);
          t << '[' << top_.calls[before].number << "][" << output_number(from) << ']';
        }
    if (t.empty()) t << '-';
  }
  /// Which output of its layer a node is.
  constexpr int output_number(int n) const {
    const keras_call& call = top_.calls[top_.call_of[n]];
    while (n >= call.first + call.size || n < call.first) {
      const node_info& me = net_.nodes[std::size_t(n)];
      if (me.layer->selects > 0) return me.layer->selects;
      n = me.inputs[0];
    }
    if (call.is_model())
      for (std::size_t k = 0; k < call.inside[0].outputs.size(); ++k)
        if (call.inside[0].outputs[k] == n - call.first) return int(k);
    return 0;
  }

  constexpr void write_name(cell& t, int layer) const {
    const keras_call& call = top_.calls[layer];
    if (!call.is_model() || call.is_around_model()) {
      t << net_.names[std::size_t(call.first)];
    } else if (!call.inside[0].name.empty()) {
      t << call.inside[0].name;
    } else {
      for (int e = 0; e < all_.count; ++e)
        if (all_.list[e].model < 0 && all_.list[e].first == call.first)
          write_numbered(t, call.inside[0].class_name, models_before(call.inside[0].class_name, e));
    }
  }
  static constexpr void write_numbered(cell& t, std::string_view class_name, int number) {
    t << snake_case(class_name).view();
    if (number > 0) t << '_' << number;
  }
  /// Unnamed models of a class that are complete before the one at `entry`, inner ones first.
  constexpr int models_before(std::string_view class_name, int entry) const {
    const int end = entry < all_.count ? all_.list[entry].first + all_.list[entry].size : int(N) + 1;
    int before = 0;
    for (int e = 0; e < all_.count; ++e) {
      const keras_layer& other = all_.list[e];
      if (e != entry && other.is_model() && other.inside[0].name.empty() && other.class_name == class_name)
        before += other.first + other.size < end || (other.first + other.size == end && e > entry);
    }
    return before;
  }
  constexpr cell title() const {
    cell t;
    const std::string_view class_name = net_.sequential ? "Sequential" : "Functional";
    write_numbered(t, class_name, models_before(class_name, all_.count));
    return t;
  }
  static constexpr void write_total(pen& p, std::string_view what, long long count) {
    basic_text<64> t;
    write_thousands(t, count);
    t << " (";
    write_bytes(t, count * (long long)sizeof(float));
    t << ")\n";
    p << what << t.view();
  }

  const summary_source<N>& net_;
  topology<int(N)> all_;
  leveller<int(N)> lines_;
  level<int(N)> top_;
};

}  // namespace ikebana::detail
