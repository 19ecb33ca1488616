// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>

#include <ikebana/core/view.hpp>
#include <ikebana/layers/inside.hpp>
#include <ikebana/layers/rnn/lstm_cell.hpp>
#include <ikebana/layers/rnn/stacked_rnn_cells.hpp>

namespace ikebana {

namespace detail {
template <class... Cells> struct cell_list {
  static constexpr int count = sizeof...(Cells);
  template <std::size_t K> using at = nth<slots_of<Cells...>, K>;
  static constexpr std::string_view names[sizeof...(Cells)]{Cells::snake_name...};
  static constexpr complaint wrong_options() {
    for (const complaint& c : {Cells::wrong_options()...})
      if (c) return c;
    return {};
  }
};
template <class Cell> struct cells_of { using type = cell_list<Cell>; };
template <class... Cells> struct cells_of<StackedRNNCells<Cells...>> { using type = cell_list<Cells...>; };

/// Where files have a cell: "cell", or of stacked ones "cell/cells/lstm_cell_1".
template <class Cells, bool Stacked, std::size_t K> inline constexpr basic_text<48> cell_path = [] {
  basic_text<48> t;
  t << "cell";
  if (!Stacked) return t;
  t << "/cells/" << Cells::names[K];
  int before = 0;
  for (std::size_t j = 0; j < K; ++j) before += Cells::names[j] == Cells::names[K];
  if (before > 0) t << '_' << before;
  return t;
}();
}  // namespace detail

/// Cells along time: `RNN<LSTMCell<8>>` gives what LSTM<8> gives; `RNN<StackedRNNCells<LSTMCell<8>, GRUCell<4>>>` (Keras' RNN([...])) takes each step through all
/// of them. (batch, steps, features) -> (batch, units of the last), or of every step with return_sequences; with return_state also the
/// states, cell by cell. Options: return_sequences, return_state, go_backwards, stateful, zero_output_for_mask, unroll.
/// https://keras.io/api/layers/recurrent_layers/rnn/
// Each cell runs along all steps before the next one does, as a layer: the same numbers, as no cell looks at those behind it.
template <class Cell, auto... Options> struct RNN : layer<RNN<Cell, Options...>, Options...> {
  static constexpr std::string_view class_name = "RNN", weight_group = "cell";
  static constexpr auto takes = keywords("return_sequences", "return_state", "go_backwards", "stateful", "zero_output_for_mask", "unroll");
  static constexpr bool sequences = option_or<Options...>(return_sequences(false)).value;
  static constexpr bool gives_state = option_or<Options...>(return_state(false)).value;
  static constexpr bool backwards = option_or<Options...>(go_backwards(false)).value;
  static constexpr bool keeps_state = option_or<Options...>(ikebana::stateful(false)).value;
  static constexpr bool zeros_for_mask = option_or<Options...>(zero_output_for_mask(false)).value;
  static constexpr bool unrolled = option_or<Options...>(unroll(false)).value;

  using cells = typename detail::cells_of<Cell>::type;
  static constexpr int last = cells::count - 1;
  static constexpr bool stacked = !std::is_same_v<cells, detail::cell_list<Cell>>;
  template <int K> using layer_of = typename cells::template at<std::size_t(K)>::template as_layer<
      return_sequences(K < last || sequences), return_state(gives_state), go_backwards(K == 0 && backwards), ikebana::stateful(keeps_state),
      zero_output_for_mask(K == last && zeros_for_mask), unroll(unrolled)>;
  template <int... K> static detail::layers_inside<RNN, layer_of<K>...> all(std::integer_sequence<int, K...>);
  using inner = decltype(all(std::make_integer_sequence<int, last + 1>{}));
  static constexpr auto states_before = []<int... K>(std::integer_sequence<int, K...>) {  // of the cells before each
    struct {
      int of[cells::count + 1]{};
    } sums;
    const int own[]{layer_of<K>::state_count...};
    for (int k = 0; k < cells::count; ++k) sums.of[k + 1] = sums.of[k] + own[k];
    return sums;
  }(std::make_integer_sequence<int, last + 1>{});

  static constexpr int state_count = states_before.of[cells::count];
  static constexpr int outputs = gives_state ? 1 + state_count : 1;
  static constexpr int arity = -1;
  static constexpr bool weights_follow_from_input = true, whole_batch = keeps_state, list_of_inputs = false;
  static constexpr bool supports_masking = true, writes_mask = true, mask_is_argument = true;

  static constexpr verdict compute_output_shape(specs in, int which) {
    if (const complaint c = cells::wrong_options()) return refuses(c);
    if (const complaint c = detail::wrong_states(state_count, in)) return refuses(c);
    verdict v;
    tensor_spec x = in[0];
    for (int k = 0; k <= last; ++k) {
      tensor_spec own[4]{x};
      const int first = states_before.of[k], count = in.size() > 1 ? states_before.of[k + 1] - first : 0;
      for (int s = 0; s < count; ++s) own[1 + s] = in[std::size_t(1 + first + s)];
      const specs taken{own, std::size_t(1 + count)};
      v = rule(k, taken, 0);
      if (!v.fits()) {
        if (v.why.input > 0) v.why.input += first;
        return v;
      }
      if (which - 1 >= first && which - 1 < states_before.of[k + 1]) return rule(k, taken, which - first);
      x = v.gives;
      x.mask = in[0].mask;
    }
    if (inner_weights(in) > weight_list::capacity)
      return refuses(complaints::option("too many weights in a layer", "Layer %n has %0 weights; %1 is the most", inner_weights(in), weight_list::capacity));
    return v;
  }
  static constexpr int compute_mask(specs in, int which) { return sequences && which == 0 ? in[0].mask : 0; }
  static constexpr weight_list describe_weights(specs in) { return inner::weights(in); }
  static constexpr weight_list describe_state(specs in) { return inner::states(in); }
  static constexpr int describe_packed(specs in) { return inner::packed(in); }
  static constexpr int describe_scratch(specs in) { return 2 * room(in) + inner::scratch(in); }
  static constexpr long long flops(specs in, const tensor_spec& out) {
    return [&]<int... K>(std::integer_sequence<int, K...>) {
      const tensor_spec x[]{input_of(K, in)...};
      return (layer_of<K>::flops(specs{x + K, 1}, out) + ...);
    }(std::make_integer_sequence<int, last + 1>{});
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.layer("cell", Cell{});
    config("return_sequences", sequences);
    config("return_state", gives_state);
    config("go_backwards", backwards);
    config("stateful", keeps_state);
    config("unroll", unrolled);
    config("zero_output_for_mask", zeros_for_mask);
    for (int k = 0; k < cells::count; ++k)  // of several cells, those of each are a list
      for (int s = states_before.of[k]; s < states_before.of[k + 1]; ++s) {
        if (stacked) config.tensor("initial_state", k, s - states_before.of[k]);
        else config.tensor("initial_state", s);
      }
  }

  /// What cell k reads: the steps of the one before it.
  static constexpr tensor_spec input_of(int cell, specs in) {
    tensor_spec x = in[0];
    for (int k = 0; k < cell; ++k) {
      x = rule(k, specs{&x, 1}, 0).gives;
      x.mask = in[0].mask;
    }
    return x;
  }
  static constexpr void put_inside(int k, weight_spec& w) { w.group = stacked ? path(k) : std::string_view{}; }

  template <class Call> static void pack(const Call& call, float* packed) { inner::pack(call, packed); }
  template <class Call> static void forward(const Call& call) {
    const auto x = call.input();
    dims read = x.shape();
    const float* from = x.data();
    [&]<int... K>(std::integer_sequence<int, K...>) {
      ((from = cell<K>(call, from, read)), ...);
    }(std::make_integer_sequence<int, last + 1>{});
    if constexpr (const auto y = call.output(); decltype(y)::spec.mask > 0) std::memcpy(y.mask(), x.mask(), std::size_t(x.mask_size()) * sizeof(float));
  }

 private:
  static constexpr verdict rule(int k, specs in, int which) {
    return [&]<int... K>(std::integer_sequence<int, K...>) {
      verdict (*const rules[])(specs, int){layer_of<K>::compute_output_shape...};
      return rules[k](in, which);
    }(std::make_integer_sequence<int, last + 1>{});
  }
  static constexpr std::string_view path(int k) {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
      const std::string_view paths[]{detail::cell_path<cells, stacked, K>.view()...};
      return paths[k];
    }(std::make_index_sequence<std::size_t(last + 1)>{});
  }
  static constexpr int inner_weights(specs in) {
    return [&]<int... K>(std::integer_sequence<int, K...>) {
      const tensor_spec x[]{input_of(K, in)...};
      return (layer_of<K>::describe_weights(specs{x + K, 1}).count + ...);
    }(std::make_integer_sequence<int, last + 1>{});
  }
  /// Of what lies between two cells, its mask with it.
  static constexpr int room(specs in) {
    int most = 0;
    for (int k = 1; k <= last; ++k) {
      tensor_spec x = input_of(k, in);
      x.shape = x.shape.largest();
      if (x.floats() > most) most = x.floats();
    }
    return detail::whole_lines(most);
  }

  /// Runs cell K on what the one before gave, of the extents `read`; gives what it wrote.
  template <int K, class Call> static const float* cell(const Call& call, const float* from, dims& read) {
    constexpr tensor_spec taken = input_of(K, Call::input_specs);
    constexpr int between = room(Call::input_specs), first = 1 + states_before.of[K], own = layer_of<K>::state_count;
    float* const to = K == last ? call.output().data() : call.scratch() + K % 2 * between;
    [&]<int... I, int... O>(std::integer_sequence<int, I...>, std::integer_sequence<int, O...>) {
      call.template run_inside<layer_of<K>, taken, Call::input_specs[std::size_t(first + I)]...>(
          inner::place(Call::input_specs, K, 2 * between),
          {{from, &read}, {call.template input<first + I>().data(), &call.template input<first + I>().shape()}...},
          {to, call.template output<first + O>().data()...});
    }(std::make_integer_sequence<int, Call::inputs == 1 ? 0 : own>{}, std::make_integer_sequence<int, gives_state ? own : 0>{});
    if constexpr (K < last) {
      const int size = read.extent[0] * read.extent[1], features = read.extent[2];
      read.set(2, input_of(K + 1, Call::input_specs).shape.extent[2]);
      if constexpr (taken.mask > 0) {  // in the order in which the steps were run
        const float* const mask = from + std::ptrdiff_t(size) * features;
        float* const next = to + std::ptrdiff_t(size) * read.extent[2];
        const int steps = read.extent[1];
        for (int i = 0; i < size; ++i) next[i] = mask[K == 0 && backwards ? i / steps * steps + steps - 1 - i % steps : i];
      }
    }
    return to;
  }
};

static_assert(written_layer<RNN<LSTMCell<4>>>);

}  // namespace ikebana
