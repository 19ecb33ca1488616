// SPDX-License-Identifier: BSL-1.0
// What SimpleRNN, LSTM and GRU share: Keras' RNN (keras/src/layers/rnn/rnn.py).
#pragma once
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/activations/tanh.hpp>
#include <ikebana/layers/rule.hpp>

namespace ikebana {

/// The output of every step instead of the last one's.
inline constexpr flag<"return_sequences"> return_sequences{};
/// The last states beside the output: `auto [y, h, c] = LSTM<8, return_state>{}(x);`
inline constexpr flag<"return_state"> return_state{};
/// Time is read from its end; the sequence that is returned stays in that order.
inline constexpr flag<"go_backwards"> go_backwards{};
/// A call begins with the states in which the one before it ended; `reset_state()` makes them zero. Needs a fixed batch.
inline constexpr flag<"stateful"> stateful{};

inline constexpr initializer_keyword<"recurrent_initializer"> recurrent_initializer{};
/// The activation of the gates: `LSTM<8, recurrent_activation(relu)>`.
template <class Act> struct recurrent_activation {
  static constexpr std::string_view keyword = "recurrent_activation";
  Act value;
  constexpr explicit recurrent_activation(Act act) : value{act} {}
};
/// A step that is masked gives zeros; otherwise it gives what the one before it gave.
inline constexpr flag<"zero_output_for_mask"> zero_output_for_mask{};
/// Kept for files, with the effect that it has in Keras: `zero_output_for_mask` is not looked at, and masked steps before the first one
/// that is not give zeros whatever the initial state.
inline constexpr flag<"unroll"> unroll{};
struct recurrent_dropout {
  static constexpr std::string_view keyword = "recurrent_dropout";
  float rate;
  constexpr explicit recurrent_dropout(double r) : rate{float(r)} {}
};

namespace detail {

template <class... More> constexpr auto recurrent_keywords(More... more) {
  return keywords("activation", "use_bias", "return_sequences", "return_state", "go_backwards", "stateful", "kernel_initializer", "recurrent_initializer",
                  "bias_initializer", "dropout", "recurrent_dropout", "zero_output_for_mask", "unroll", more...);
}

constexpr complaint stateful_batch(const tensor_spec& in) {
  return {"stateful without a fixed batch", "Layer %n: when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: sequence.shape=%g",
          "batch_size(n) in the Input", {}, term::of(in.shape)};
}
/// Keras looks for the mask of the only tensor that a call has: where states are given as well, it passes the mask on, and reads none.
constexpr bool reads_mask(specs in) { return in.size() == 1 && in[0].mask > 0; }
/// What is wrong with the number of tensors that a layer of so many states is called on: a sequence, and perhaps the states to begin with.
constexpr complaint wrong_states(int states, specs all) {
  const int given = int(all.size()) - 1;
  if (given <= 0 || given == states) return {};
  return {"the number of initial states", "Layer %n has %0 states, but it received %1 as its initial_state", "", term::of_number(states), term::of_number(given), {states, given}};
}
/// What is wrong with the options of a cell, which are those of the layer L but for sequences.
template <class L, auto... Options> constexpr complaint cell_complaint() {
  for (std::string_view k : {std::string_view{}, keyword_of<decltype(Options)>...})
    for (std::string_view other : {"return_sequences", "return_state", "go_backwards", "stateful", "zero_output_for_mask", "unroll", "input_shape", "input_dim", "batch_shape"})
      if (k == other) return {"an option it does not take", "Layer %n: a cell does not take the option %w", "", {}, {}, {}, 0, other};
  return options_complaint(static_cast<const L*>(nullptr));
}

/// The rule of a recurrent layer, on values.
struct recurrent_rule {
  int units = 1, states = 1;
  bool sequences = false, stateful = false, unrolled = false;

  constexpr verdict operator()(specs all, int which) const {
    const tensor_spec& in = all[0];
    if (units <= 0)
      return refuses(complaints::option("units that are not positive", "Layer %n: received an invalid value for argument `units`, expected a positive integer, got %0", units));
    if (in.rank() != 3) return refuses(complaints::rank(3, in));
    if (!in.shape.known(2)) return refuses(complaints::undefined(-1, in));
    if (stateful && !in.shape.known(0)) return refuses(stateful_batch(in));
    if (unrolled && !in.shape.known(1))
      return refuses({"unrolling steps without a number", "Layer %n: Cannot unroll a RNN if the time dimension is undefined. Received: sequence.shape=%g", "", {}, term::of(in.shape)});
    if (reads_mask(all) && in.mask != 2)
      return refuses(complaints::option("a mask of another rank", "Layer %n: the mask of a sequence is (batch, steps). That of its input covers %0 axes", in.mask));
    if (const complaint c = wrong_states(states, all)) return refuses(c);
    for (int k = 1; k < int(all.size()); ++k) {
      dims state(unknown, units);
      state.copy_axis(0, in.shape, 0);
      if (!agree(state, all[std::size_t(k)].shape)) return refuses(complaints::shape(state, all[std::size_t(k)], k));
    }
    tensor_spec out{dims(unknown)};
    out.shape.copy_axis(0, in.shape, 0);
    if (sequences && which == 0) out.shape.copy_axis(out.shape.rank++, in.shape, 1);
    out.shape.add(units);
    return gives(out);
  }
};

/// A recurrent layer of `States` states and `Gates` gates of `Units`; `Self::prepare` packs the weights for its kernel, and `Self::advance`
/// runs one sample through it.
template <class Self, int Units, int States, int Gates, auto... Options> struct recurrent_layer : layer<Self, Options...> {
  static constexpr auto takes = recurrent_keywords();
  static constexpr bool weights_follow_from_input = true;
  static constexpr std::string_view weight_group = "cell";
  static constexpr auto act = option_or<Options...>(activation::tanh);
  static constexpr auto gate = option_or<Options...>(recurrent_activation(activation::sigmoid)).value;
  static constexpr bool with_bias = option_or<Options...>(use_bias).value;
  static constexpr bool sequences = option_or<Options...>(return_sequences(false)).value;
  static constexpr bool gives_state = option_or<Options...>(return_state(false)).value;
  static constexpr bool backwards = option_or<Options...>(go_backwards(false)).value;
  static constexpr bool keeps_state = option_or<Options...>(ikebana::stateful(false)).value;
  static constexpr bool unrolled = option_or<Options...>(unroll(false)).value;
  static constexpr bool zeros_for_mask = option_or<Options...>(zero_output_for_mask(false)).value && !unrolled;
  static constexpr bool supports_masking = true, mask_is_argument = true;
  static constexpr recurrent_rule rule{Units, States, sequences, keeps_state, unrolled};
  static constexpr int arity = -1;  // a sequence, and behind it the states to begin with
  static constexpr bool list_of_inputs = false;
  static constexpr int state_count = States;
  static constexpr int outputs = gives_state ? 1 + States : 1;
  static constexpr bool whole_batch = keeps_state;

  static constexpr dims bias_shape = dims(Gates * Units);
  static constexpr initializer initial_bias = option_or<Options...>(bias_initializer(initializers::zeros)).value;

  static constexpr verdict compute_output_shape(specs in, int which) { return rule(in, which); }
  static constexpr int compute_mask(specs in, int which) { return sequences && which == 0 ? in[0].mask : 0; }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    w.add({"kernel", dims(in[0].shape.last(), Gates * Units), option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value});
    w.add({"recurrent_kernel", dims(Units, Gates * Units), option_or<Options...>(recurrent_initializer(initializers::orthogonal)).value});
    if (with_bias) w.add({"bias", Self::bias_shape, Self::initial_bias});
    return w;
  }
  static constexpr weight_list describe_state(specs in) {
    weight_list states;
    for (int k = 0; keeps_state && k < States; ++k) states.add({k == 0 ? "h" : "c", dims(in[0].shape.extent[0], Units)});
    return states;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    Self::get_cell_config(config);
    get_sequence_config(config);
    for (int k = 0; k < States; ++k) config.tensor("initial_state", k);
  }
  template <class Config> static constexpr void get_cell_config(Config& config) {
    config.argument("units", Units);
    config("activation", act);
    config("use_bias", with_bias);
    config.training("dropout", option_or<Options...>(dropout(0)).rate);
    config.training("recurrent_dropout", option_or<Options...>(recurrent_dropout(0)).rate);
  }
  template <class Config> static constexpr void get_sequence_config(Config& config) {
    config("return_sequences", sequences);
    config("return_state", gives_state);
    config("go_backwards", backwards);
    config("stateful", keeps_state);
    config("unroll", unrolled);
    config("zero_output_for_mask", option_or<Options...>(zero_output_for_mask(false)).value);
  }
  static constexpr kernels::recurrence shape_for(const tensor_spec& in) { return {in.shape.last(), Units, sequences, backwards}; }
  static constexpr int describe_packed(specs in) { return kernels::packed_recurrence(shape_for(in[0]), Gates); }
  static constexpr int describe_scratch(specs in) {
    return kernels::recurrent_scratch(shape_for(in[0]), Gates) + (keeps_state || gives_state ? 0 : States * Units);
  }
  static constexpr long long flops(specs in, const tensor_spec&) {
    return 2ll * in[0].shape.extent[1] * (in[0].shape.extent[2] + Units) * Gates * Units;
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    Self::template prepare<Call::arch, shape_for(Call::input_specs[0])>(call.weight(0), call.weight(1), with_bias ? call.weight(2) : nullptr, packed);
  }
  template <class Call> static void forward(const Call& call) {
    const auto x = call.input();
    const auto y = call.output();
    constexpr kernels::recurrence shape = shape_for(Call::input_specs[0]);
    float* const own_states = call.scratch() + kernels::recurrent_scratch(shape, Gates);
    const auto steps = x.template extent<1>();
    const int samples = x.template extent<0>(), from_size = x.template count<1>(), to_size = y.template count<1>();
    for (int n = 0; n < samples; ++n) {
      float* const to = y.data() + std::ptrdiff_t(n) * to_size;
      float* state[States];  // they advance in what keeps them, or in what gives them
      for (int k = 0; k < States; ++k) {
        if constexpr (keeps_state) state[k] = call.state(k) + std::ptrdiff_t(n) * Units;
        else if constexpr (gives_state) state[k] = given(call, k, n);
        else state[k] = own_states + k * Units;
        if constexpr (Call::inputs > 1) {
          const float* const first = begun_with(call, k) + std::ptrdiff_t(n) * Units;
          for (int u = 0; u < Units; ++u) state[k][u] = first[u];
        } else {
          for (int u = 0; !keeps_state && u < Units; ++u) state[k][u] = 0.f;
        }
      }
      const float* const from = x.data() + std::ptrdiff_t(n) * from_size;
      if constexpr (reads_mask(Call::input_specs)) masked<Call::arch, shape>(int(steps), from, x.mask() + std::ptrdiff_t(n) * steps, call.packed(), call.scratch(), state, to);
      else Self::template advance<Call::arch, shape>(steps, from, call.packed(), call.scratch(), state, to);
      for (int u = 0; !sequences && steps == 0 && u < Units; ++u) to[u] = state[0][u];  // no step at all: the state that it began with
      if constexpr (keeps_state && gives_state)
        for (int k = 0; k < States; ++k)
          for (int u = 0; u < Units; ++u) given(call, k, n)[u] = state[k][u];
    }
  }

 private:
  /// Steps that are not masked run as the pieces that they make; a masked one leaves the states as they are.
  template <architecture A, kernels::recurrence S>
  static void masked(int steps, const float* x, const float* mask, const float* packed, float* scratch, float* const (&state)[States], float* y) {
    const auto counts = [=](int s) { return mask[backwards ? steps - 1 - s : s] != 0.f; };  // of steps in the order in which they are run
    bool begun = false;
    for (int s = 0, end = 0; s < steps; s = end) {
      float* const to = sequences ? y + std::ptrdiff_t(s) * Units : y;
      for (end = s + 1; end < steps && counts(end) == counts(s);) ++end;
      if (counts(s)) {
        Self::template advance<A, S>(end - s, x + std::ptrdiff_t(backwards ? steps - end : s) * S.in, packed, scratch, state, to);
        begun = true;
      } else {
        for (int k = 0; k < (sequences ? end - s : 1); ++k)
          for (int u = 0; u < Units; ++u) to[k * Units + u] = zeros_for_mask || (unrolled && !begun) ? 0.f : state[0][u];
      }
    }
  }
  template <class Call> static const float* begun_with(const Call& call, int k) {
    return k == 0 ? call.template input<1>().data() : call.template input<States>().data();
  }
  template <class Call> static float* given(const Call& call, int k, int n) {
    return (k == 0 ? call.template output<1>().data() : call.template output<States>().data()) + std::ptrdiff_t(n) * Units;
  }
};

}  // namespace detail

}  // namespace ikebana
