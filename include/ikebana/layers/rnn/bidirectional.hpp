// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>

#include <ikebana/core/view.hpp>
#include <ikebana/layers/inside.hpp>
#include <ikebana/layers/rnn/lstm.hpp>

namespace ikebana {

/// What becomes of the outputs of both directions: one behind the other, combined, or `none`: both are given.
enum class merge_mode { concat, sum, ave, mul, none };
template <> inline constexpr std::string_view keyword_of<merge_mode> = "merge_mode";
constexpr std::string_view spelled(merge_mode m) {
  constexpr std::string_view names[]{"concat", "sum", "ave", "mul", "none"};
  return names[int(m)];
}

/// Another layer for the way back: `Bidirectional<LSTM<8>, backward_layer<GRU<8, go_backwards>>>`.
template <class L> struct backward_layer_option {
  static constexpr std::string_view keyword = "backward_layer";
  using type = L;
};
template <class L> inline constexpr backward_layer_option<L> backward_layer{};

namespace detail {
/// A layer with options before its own, which take their place.
template <class L, auto... More> struct with_options;
template <template <int, auto...> class L, int N, auto... Options, auto... More> struct with_options<L<N, Options...>, More...> { using type = L<N, More..., Options...>; };
template <template <int, auto...> class L, int N, auto Number, auto... Options, auto... More>
  requires(keyword_of<decltype(Number)>.empty())
struct with_options<L<N, Number, Options...>, More...> { using type = L<N, Number, More..., Options...>; };  // a bare number stays in front
template <template <class, auto...> class L, class C, auto... Options, auto... More> struct with_options<L<C, Options...>, More...> { using type = L<C, More..., Options...>; };
/// A layer along time.
template <class L>
concept recurrent = requires {
  L::backwards;
  L::sequences;
  L::gives_state;
  L::keeps_state;
  L::state_count;
};
template <class L, bool Turn> struct direction {  // in a Bidirectional a masked step gives zeros, if steps are given at all
  using type = typename with_options<L, go_backwards(L::backwards || Turn), zero_output_for_mask(L::sequences)>::type;
};
}  // namespace detail

/// A recurrent layer along time and another one back, merged: `Bidirectional<LSTM<8, return_sequences>, merge_mode::sum>`. With
/// return_state also the states of the one, then of the other. Options: merge_mode (concat), backward_layer.
/// https://keras.io/api/layers/recurrent_layers/bidirectional/
template <class L, auto... Options> struct Bidirectional : layer<Bidirectional<L, Options...>, Options...> {
  static constexpr std::string_view class_name = "Bidirectional";
  static constexpr auto takes = keywords("merge_mode", "backward_layer");
  static constexpr merge_mode mode = option_or<Options...>(merge_mode::concat);
  static constexpr bool has_backward = has_option<backward_layer_option<L>, Options...>;
  using given_backward = typename decltype(option_or<Options...>(backward_layer<L>))::type;
  using forward_layer = typename detail::direction<L, false>::type;
  using back_layer = typename detail::direction<given_backward, !has_backward>::type;
  using inner = detail::layers_inside<Bidirectional, forward_layer, back_layer>;

  static constexpr int states = L::state_count, ways = mode == merge_mode::none ? 2 : 1;
  static constexpr bool sequences = L::sequences, gives_state = L::gives_state, whole_batch = L::whole_batch;
  static constexpr int outputs = ways + (gives_state ? 2 * states : 0);
  static constexpr int arity = -1;  // a sequence, and behind it the states to begin with, of the one direction and of the other
  static constexpr bool weights_follow_from_input = true, list_of_inputs = false;
  static constexpr bool supports_masking = true, writes_mask = true, mask_is_argument = true;

  static constexpr verdict compute_output_shape(specs in, int which) {
    if (const complaint c = unlike(gives_state || in.size() > 1)) return refuses(c);
    if (const complaint c = detail::wrong_states(2 * states, in)) return refuses(c);
    for (bool back : {false, true}) {
      tensor_spec own[1 + 3]{in[0]};
      for (int k = 0; k < states && in.size() > 1; ++k) own[1 + k] = in[std::size_t(1 + (back ? states : 0) + k)];
      const specs all{own, in.size() > 1 ? std::size_t(1 + states) : 1};
      verdict v = back ? detail::rule_of<given_backward>(all, 0) : detail::rule_of<L>(all, 0);
      if (!v.fits()) {
        if (back && v.why.input > 0) v.why.input += states;
        return v;
      }
    }
    const specs x{in.data(), 1};
    const int state = which - ways;
    if (state >= 0) return state < states ? forward_layer::compute_output_shape(x, 1 + state) : back_layer::compute_output_shape(x, 1 + state - states);
    verdict v = forward_layer::compute_output_shape(x, 0);
    if (const dims other = back_layer::compute_output_shape(x, 0).gives.shape; other != v.gives.shape)
      return refuses(complaints::option("directions of two shapes", "Layer %n: the forward and the backward layer must give tensors of one shape. Received: %0 and %1 features",
                                        v.gives.shape.last(), other.last()));
    if (mode == merge_mode::concat) v.gives.shape.set(v.gives.rank() - 1, 2 * v.gives.shape.last());
    return v;
  }
  static constexpr int compute_mask(specs in, int which) { return sequences && which < ways ? in[0].mask : 0; }
  static constexpr weight_list describe_weights(specs in) { return inner::weights(in); }
  static constexpr weight_list describe_state(specs in) { return inner::states(in); }
  static constexpr int describe_packed(specs in) { return inner::packed(in); }
  static constexpr int describe_scratch(specs in) { return (mode == merge_mode::concat ? 2 : 1) * room(in) + inner::scratch(in); }
  static constexpr long long flops(specs in, const tensor_spec& out) { return forward_layer::flops(in, out) + back_layer::flops(in, out); }
  template <class Config> static constexpr void get_config(Config& config) {
    config.layer("layer", L{});
    if constexpr (has_backward) config.layer("backward_layer", given_backward{});
    if constexpr (ways == 1) config("merge_mode", mode);
    else config("merge_mode", nullptr);
    for (int k = 0; k < 2 * states; ++k) config.tensor("initial_state", k);
  }

  static constexpr tensor_spec input_of(int, specs in) { return in[0]; }
  static constexpr void put_inside(int k, weight_spec& w) {
    w.deepest = w.deeper;
    w.deeper = w.within;
    w.within = k == 0 ? "forward_layer" : "backward_layer";
  }

  template <class Call> static void pack(const Call& call, float* packed) { inner::pack(call, packed); }
  template <class Call> static void forward(const Call& call) {
    constexpr int size = room(Call::input_specs);
    const auto y = call.output();
    float* const back = call.scratch();
    float* const ahead = mode == merge_mode::concat ? back + size : y.data();
    constexpr int inner_scratch = size * (mode == merge_mode::concat ? 2 : 1);
    one_way<0, forward_layer, inner_scratch>(call, ahead);
    one_way<1, back_layer, inner_scratch>(call, back);

    const int samples = y.template extent<0>(), steps = sequences ? y.extent(1) : 1, width = y.template extent<-1>() / (mode == merge_mode::concat ? 2 : 1);
    const int rows = int(y.size()) / (samples * steps * int(y.template extent<-1>()));  // of a step
    float* const second = ways == 2 ? call.template output<ways - 1>().data() : nullptr;
    for (int n = 0; n < samples; ++n)
      for (int t = 0; t < steps; ++t)
        for (int r = 0; r < rows; ++r) {  // the way back gives its steps from the last to the first
          const std::ptrdiff_t to = (std::ptrdiff_t(n) * steps + t) * rows + r, from = (std::ptrdiff_t(n) * steps + steps - 1 - t) * rows + r;
          merge<Call::arch>(width, ahead + to * width, back + from * width, y.data() + to * width * (mode == merge_mode::concat ? 2 : 1),
                            second ? second + to * width : nullptr);
        }
    if constexpr (decltype(y)::spec.mask > 0) {
      pass_mask(call.input(), y);
      if constexpr (ways == 2) pass_mask(call.input(), call.template output<1>());
    }
  }

 private:
  static constexpr complaint unlike(bool with_states) {
    if (forward_layer::backwards == back_layer::backwards)
      return {"two layers of one direction", forward_layer::backwards ? "Layer %n: Forward layer and backward layer should have different `go_backwards` value. Received: "
                                                                       "forward_layer.go_backwards True, backward_layer.go_backwards=True"
                                                                     : "Layer %n: Forward layer and backward layer should have different `go_backwards` value. Received: "
                                                                       "forward_layer.go_backwards False, backward_layer.go_backwards=False"};
    const bool alike[]{L::keeps_state == given_backward::keeps_state, sequences == given_backward::sequences, gives_state == given_backward::gives_state};
    const std::string_view names[]{"stateful", "return_sequences", "return_state"};
    for (int k = 0; k < 3; ++k)
      if (!alike[k])
        return {"two layers that differ", "Layer %n: Forward layer and backward layer are expected to have the same value for attribute \"%w\"", "", {}, {}, {}, 0, names[k]};
    if (with_states && states != given_backward::state_count) return {"two layers that differ", "Layer %n: Forward layer and backward layer must have as many states"};
    return {};
  }
  /// Floats of what one direction gives.
  static constexpr int room(specs in) { return detail::whole_lines(forward_layer::compute_output_shape(specs{in.data(), 1}, 0).gives.shape.largest().size()); }

  template <int Way, class Inner, int Scratch, class Call> static void one_way(const Call& call, float* y) {
    constexpr int given = Call::inputs > 1 ? states : 0, first = 1 + Way * given;
    [&]<int... I, int... O>(std::integer_sequence<int, I...>, std::integer_sequence<int, O...>) {
      call.template run_inside<Inner, Call::input_specs[0], Call::input_specs[std::size_t(first + I)]...>(
          inner::place(Call::input_specs, Way, Scratch),
          {{call.input().data(), &call.input().shape()}, {call.template input<first + I>().data(), &call.template input<first + I>().shape()}...},
          {y, call.template output<ways + Way * states + O>().data()...});
    }(std::make_integer_sequence<int, given>{}, std::make_integer_sequence<int, gives_state ? states : 0>{});
  }
  template <architecture A> static void merge(int n, const float* ahead, const float* back, float* y, float* second) {
    if constexpr (mode == merge_mode::concat) {
      std::memcpy(y, ahead, std::size_t(n) * sizeof(float));
      std::memcpy(y + n, back, std::size_t(n) * sizeof(float));
    } else if constexpr (mode == merge_mode::none) {
      std::memcpy(second, back, std::size_t(n) * sizeof(float));
    } else {
      kernels::zip<A, mode == merge_mode::mul ? kernels::binary::multiply : kernels::binary::add>(n, ahead, back, y);
      if constexpr (mode == merge_mode::ave) kernels::zip_scalar<A, kernels::binary::multiply>(n, y, .5f, y);
    }
  }
  template <class From, class To> static void pass_mask(const From& x, const To& y) {
    std::memcpy(y.mask(), x.mask(), std::size_t(x.mask_size()) * sizeof(float));
  }
};

template <class L, auto... Options>
  requires(!detail::recurrent<L> || !detail::recurrent<typename decltype(option_or<Options...>(backward_layer<L>))::type>)
struct Bidirectional<L, Options...> : layer<Bidirectional<L, Options...>, Options...> {
  using other = typename decltype(option_or<Options...>(backward_layer<L>))::type;
  static constexpr std::string_view class_name = "Bidirectional";
  static constexpr auto takes = keywords("merge_mode", "backward_layer");
  static constexpr int arity = -1;
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"a layer that is not along time", "Layer %n: please initialize `Bidirectional` with recurrent layers, such as LSTM. Received: %w", "", {}, {}, {}, 0,
                    detail::recurrent<L> ? other::class_name : L::class_name});
  }
};

static_assert(written_layer<Bidirectional<LSTM<4>>>);

}  // namespace ikebana
