// SPDX-License-Identifier: BSL-1.0
// What ConvLSTM1D, ConvLSTM2D and ConvLSTM3D share: Keras' ConvLSTM (keras/src/layers/rnn/conv_lstm.py).
#pragma once
#include <cstring>

#include <ikebana/layers/convolutional/convolution_rule.hpp>
#include <ikebana/layers/rnn/lstm.hpp>

namespace ikebana::detail {

/// The rule of a convolutional LSTM over tensors (batch, time, ...), of which each step is an image.
struct conv_lstm_rule {
  convolution_rule step{};  // of the input's convolution
  bool sequences = false, stateful = false, unrolled = false;

  static constexpr tensor_spec step_of(const tensor_spec& in) { return {in.shape.without(1)}; }
  constexpr complaint wrong(const tensor_spec& in) const {
    for (int a = 0; a < step.rank; ++a)
      for (int b = 0; b < step.rank; ++b)
        if (step.stride[a] > 1 && step.dilation[b] > 1)
          return complaints::option("strides together with dilation",
                                    "Layer %n: specifying `strides > 1` is not compatible with `dilation_rate > 1`. Please provide `strides=1` or `dilation_rate=1`");
    if (const complaint c = step.wrong_options()) return c;
    if (in.rank() != step.rank + 3) return complaints::rank(step.rank + 3, in);
    if (const complaint c = step.other_layout(in)) return c;
    const tensor_spec image = step_of(in);
    for (int a = 0; a < step.rank; ++a)
      if (!image.shape.known(step.axis(a)))
        return {"space without a fixed extent",
                "Layer %n: ConvLSTM layers only support static input shapes for the spatial dimension. Received invalid input shape: input_shape=%g", "", {}, term::of(image.shape)};
    if (image.extent(step.channels()) == unknown)
      return {"channels without a fixed extent",
              "Layer %n: the channel dimension of the inputs should be defined. Found None. Full input shape received: input_shape=%g", "", {}, term::of(image.shape)};
    if (in.mask > 0 && (in.mask != 2 || !unrolled))  // Keras on JAX cannot broadcast others over images
      return {"a mask that does not fit images", "Layer %n takes a mask of samples and steps alone, and only with `unroll=True`. Received: sequence.shape=%g, with a mask", "", {},
              term::of(in.shape)};
    if (stateful && !in.shape.known(0)) return stateful_batch(in);
    return {};
  }
  constexpr verdict operator()(const tensor_spec& in, int which) const {
    if (const complaint c = wrong(in)) return refuses(c);
    verdict image = step(step_of(in));
    if (!image.fits() || !sequences || which > 0) return image;
    tensor_spec out{};  // with the time in front no layout has a name
    for (int a = 0; a < image.gives.rank(); ++a) {
      if (a == 1) out.shape.copy_axis(out.shape.rank++, in.shape, 1);
      out.shape.copy_axis(out.shape.rank++, image.gives.shape, a);
    }
    return gives(out);
  }
};

/// The gates i, f, c and o of each pixel are the sum of two convolutions, of the input and of the state.
template <int Rank, class Self, int Filters, auto... Options> struct conv_lstm_layer : layer<Self, Options...> {
  static constexpr auto takes = recurrent_keywords("recurrent_activation", "unit_forget_bias", "kernel_size", "strides", "padding", "data_format", "dilation_rate");
  static constexpr int positional = 1;
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
  static constexpr bool supports_masking = true, mask_is_argument = true;
  static constexpr bool by_rows = row_activation<decltype(act)> || row_activation<decltype(gate)>;
  static constexpr conv_lstm_rule rule{
      {{Rank, option_or<Options...>(kernel_size(leading_number<0, Options...>)), option_or<Options...>(strides(1)), option_or<Options...>(dilation_rate(1)),
        option_or<Options...>(padding::valid), option_or<Options...>(channels_last).value},
       convolving::together, Filters, 1, 1, bare_numbers<Options...> + has_option<kernel_size, Options...>},
      sequences, keeps_state, unrolled};
  static constexpr int state_count = 2, outputs = gives_state ? 3 : 1;
  static constexpr int arity = -1;  // a sequence, and behind it the states to begin with
  static constexpr bool list_of_inputs = false;
  static constexpr bool whole_batch = keeps_state;
  static constexpr bool channels_lead = rule.step.reads == layout::channels_first;

  static constexpr verdict compute_output_shape(specs in, int which) {
    tensor_spec x = in[0];
    if (!reads_mask(in)) x.mask = 0;
    const verdict v = rule(x, which);
    if (!v.fits()) return v;
    if (const complaint c = wrong_states(state_count, in)) return refuses(c);
    for (int k = 1; k < int(in.size()); ++k) {
      const tensor_spec& state = in[std::size_t(k)];
      if (!agree(image_of(in[0]), state.shape)) return refuses(complaints::shape(image_of(in[0]), state, k));
      if (complaint c = rule.step.other_layout(state)) return c.input = k, refuses(c);
    }
    return v;
  }
  static constexpr int compute_mask(specs in, int which) { return sequences && which == 0 ? in[0].mask : 0; }
  static constexpr weight_list describe_weights(specs in) {
    const auto kernel = [](int channels) {
      dims d = rule.step.kernel_shape(channels);
      d.set(Rank + 1, 4 * Filters);
      return d;
    };
    weight_list w;
    w.add({"kernel", kernel(channels_of(in[0])), option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value});
    w.add({"recurrent_kernel", kernel(Filters), option_or<Options...>(recurrent_initializer(initializers::orthogonal)).value});
    if (with_bias) w.add({"bias", dims(4 * Filters), forget_bias<Filters, Options...>});
    return w;
  }
  static constexpr weight_list describe_state(specs in) {
    weight_list states;
    for (int k = 0; keeps_state && k < 2; ++k) states.add({k == 0 ? "h" : "c", image_of(in[0])});
    return states;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("filters", Filters);
    config.argument("kernel_size", rule.step.each(rule.step.size));
    config("strides", rule.step.each(rule.step.stride));
    config("padding", rule.step.pad);
    config("data_format", rule.step.reads);
    config("dilation_rate", rule.step.each(rule.step.dilation));
    config("activation", act);
    config("recurrent_activation", gate);
    config("use_bias", with_bias);
    config("return_sequences", sequences);
    config("return_state", gives_state);
    config("go_backwards", backwards);
    config("stateful", keeps_state);
    config("unroll", unrolled);
    config("zero_output_for_mask", option_or<Options...>(zero_output_for_mask(false)).value);
    for (int k = 0; k < state_count; ++k) config.tensor("initial_state", k);
    config.training("dropout", option_or<Options...>(dropout(0)).rate);
    config.training("recurrent_dropout", option_or<Options...>(recurrent_dropout(0)).rate);
  }

  /// The two convolutions, as kernels are told.
  static constexpr kernels::convolution of_input(const tensor_spec& in) {
    kernels::convolution s = rule.step.sliding(channels_of(in));
    s.filters *= 4;
    return s;
  }
  static constexpr kernels::convolution of_state() {
    convolution_rule same = rule.step;
    same.stride = same.dilation = sizes(1);
    same.pad = padding::same;
    same.filters = 4 * Filters;
    return same.sliding(Filters);
  }
  struct packed_parts {
    int bias, recurrent, zeros, size;
    constexpr explicit packed_parts(const kernels::convolution& s)
        : bias{kernels::packed_convolution(s)}, recurrent{bias + kernels::packed_columns(s.filters)}, zeros{recurrent + kernels::packed_convolution(of_state())},
          size{zeros + kernels::packed_columns(s.filters)} {}
  };
  static constexpr int describe_packed(specs in) { return packed_parts(of_input(in[0])).size; }
  /// In scratch: the gates of either convolution, the states that nothing else keeps, and a step of the input, turned.
  static constexpr int describe_scratch(specs in) {
    return 8 * state_size(in[0]) + (keeps_state ? 0 : 2 * state_size(in[0])) + (channels_lead ? step_size(in[0]) : 0);
  }
  static constexpr long long flops(specs in, const tensor_spec&) {
    return 2ll * in[0].shape.extent[1] * state_size(in[0]) * 4 * rule.step.cells() * (channels_of(in[0]) + Filters);
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr kernels::convolution input = of_input(Call::input_specs[0]);
    constexpr packed_parts at(input);
    kernels::pack_convolution<Call::arch, input>(call.weight(0), nullptr, packed);
    call.pack_bias(input.filters, with_bias ? call.weight(2) : nullptr, packed + at.bias);
    kernels::pack_convolution<Call::arch, of_state()>(call.weight(1), nullptr, packed + at.recurrent);
    call.pack_bias(input.filters, nullptr, packed + at.zeros);
  }
  template <class Call> static void forward(const Call& call) {
    constexpr int size = state_size(Call::input_specs[0]), step = step_size(Call::input_specs[0]);
    const auto x = call.input();
    const auto y = call.output();
    const int samples = x.template extent<0>(), steps = x.template extent<1>();
    float* const own = call.scratch() + 8 * size + (channels_lead ? step : 0);
    for (int n = 0; n < samples; ++n) {
      const float* const from = x.data() + std::ptrdiff_t(n) * steps * step;
      float* const to = y.data() + std::ptrdiff_t(n) * (sequences ? steps : 1) * size;
      float* const h = keeps_state ? call.state(0) + n * size : own;
      float* const c = keeps_state ? call.state(1) + n * size : own + size;
      if constexpr (Call::inputs > 1) {
        take<Call>(call.template input<1>().data() + n * size, h);
        take<Call>(call.template input<2>().data() + n * size, c);
      } else if constexpr (!keeps_state) {
        std::memset(h, 0, sizeof(float) * std::size_t(2 * size));
      }
      bool begun = false, counts = true;
      for (int t = 0; t < steps; ++t) {
        const int at = backwards ? steps - 1 - t : t;
        if constexpr (reads_mask(Call::input_specs)) counts = x.mask()[n * steps + at] != 0.f;
        if (counts) advance(call, from + std::ptrdiff_t(at) * step, h, c);  // a masked step leaves the states as they are
        begun |= counts;
        if (sequences || t == steps - 1) {
          float* const y_of_step = to + std::ptrdiff_t(sequences ? t : 0) * size;
          if (begun) give<Call>(h, y_of_step);
          else std::memset(y_of_step, 0, sizeof(float) * std::size_t(size));
        }
      }
      if (!sequences && steps == 0) give<Call>(h, to);
      if constexpr (gives_state) {
        give<Call>(h, call.template output<1>().data() + n * size);
        give<Call>(c, call.template output<2>().data() + n * size);
      }
    }
  }

 private:
  static constexpr int channels_of(const tensor_spec& in) { return conv_lstm_rule::step_of(in).extent(rule.step.channels()); }
  static constexpr dims image_of(const tensor_spec& in) { return rule.step(conv_lstm_rule::step_of(in)).gives.shape; }
  static constexpr int state_size(const tensor_spec& in) { return image_of(in).count(1, Rank + 2); }
  static constexpr int step_size(const tensor_spec& in) { return in.shape.count(2, Rank + 3); }

  /// A state of the caller's, whose channels are where the layout has them, and one for the caller.
  template <class Call> static void take(const float* from, float* state) {
    constexpr int pixels = state_size(Call::input_specs[0]) / Filters;
    if constexpr (channels_lead) kernels::transpose<Call::arch>(kernels::constant<Filters>{}, kernels::constant<pixels>{}, from, state);
    else std::memcpy(state, from, sizeof(float) * std::size_t(pixels * Filters));
  }
  template <class Call> static void give(const float* state, float* to) {
    constexpr int pixels = state_size(Call::input_specs[0]) / Filters;
    if constexpr (channels_lead) kernels::transpose<Call::arch>(kernels::constant<pixels>{}, kernels::constant<Filters>{}, state, to);
    else std::memcpy(to, state, sizeof(float) * std::size_t(pixels * Filters));
  }
  template <class Call, kernels::convolution S, tensor_spec Image>
  static void convolve(const float* x, const float* packed, const float* bias, float* y) {
    constexpr auto along = [](int a) { return a < 0 ? 1 : Image.shape.extent[rule.step.axis(a)]; };
    constexpr kernels::constant<along(Rank - 2)> height;
    constexpr kernels::constant<along(Rank - 1)> width;
    if constexpr (Rank == 3) kernels::convolve_planes<Call::arch, activation::linear, S>(kernels::constant<along(0)>{}, height, width, x, packed, bias, y);
    else kernels::convolve<Call::arch, activation::linear, S>(height, width, x, packed, bias, y);
  }
  template <class Call> static void advance(const Call& call, const float* x, float* h, float* c) {
    constexpr tensor_spec image = conv_lstm_rule::step_of(Call::input_specs[0]), state{image_of(Call::input_specs[0])};
    constexpr kernels::convolution input = of_input(Call::input_specs[0]);
    constexpr packed_parts at(input);
    constexpr int size = state_size(Call::input_specs[0]), pixels = size / Filters;
    float* const gates = call.scratch();
    float* const others = gates + 4 * size;
    if constexpr (channels_lead) {
      constexpr int places = step_size(Call::input_specs[0]) / input.in;
      kernels::transpose<Call::arch>(kernels::constant<input.in>{}, kernels::constant<places>{}, x, others + 4 * size);
      x = others + 4 * size;
    }
    const float* const packed = call.packed();
    convolve<Call, input, image>(x, packed, packed + at.bias, gates);
    convolve<Call, of_state(), state>(h, packed + at.recurrent, packed + at.zeros, others);
    if constexpr (!by_rows) kernels::conv_lstm<Call::arch, act, gate, Filters>(kernels::constant<pixels>{}, gates, others, c, h);
    else by_gates<Call>(gates, others, c, h);
  }

  /// Activations over rows: each gate by itself.
  template <class Call> static void by_gates(float* gates, float* each, float* c, float* h) {
    constexpr int size = state_size(Call::input_specs[0]), pixels = size / Filters;
    constexpr kernels::constant<size> n;
    kernels::zip<Call::arch, kernels::binary::add>(kernels::constant<4 * size>{}, gates, each, gates);
    for (int k = 0; k < 4; ++k)
      for (int p = 0; p < pixels; ++p) std::memcpy(each + k * size + p * Filters, gates + (p * 4 + k) * Filters, sizeof(float) * Filters);
    activate<Call, gate>(each, gates);
    activate<Call, gate>(each + size, gates);
    activate<Call, act>(each + 2 * size, gates);
    activate<Call, gate>(each + 3 * size, gates);
    kernels::zip<Call::arch, kernels::binary::multiply>(n, each, each + 2 * size, each);
    kernels::zip<Call::arch, kernels::binary::multiply>(n, each + size, c, c);
    kernels::zip<Call::arch, kernels::binary::add>(n, each, c, c);
    std::memcpy(h, c, sizeof(float) * std::size_t(size));
    activate<Call, act>(h, gates);
    kernels::zip<Call::arch, kernels::binary::multiply>(n, each + 3 * size, h, h);
  }
  /// Rows are Keras': the last axis of the layout that it works in.
  template <class Call, auto Act> static void activate(float* x, float* room) {
    constexpr int size = state_size(Call::input_specs[0]), pixels = size / Filters, row = image_of(Call::input_specs[0]).last();
    if constexpr (!row_activation<decltype(Act)>) {
      kernels::map<Call::arch, Act>(kernels::constant<size>{}, x, x);
    } else if constexpr (!channels_lead) {
      Act.template rows<Call::arch>(kernels::constant<size / row>{}, kernels::constant<row>{}, x, x);
    } else {
      kernels::transpose<Call::arch>(kernels::constant<pixels>{}, kernels::constant<Filters>{}, x, room);
      Act.template rows<Call::arch>(kernels::constant<size / row>{}, kernels::constant<row>{}, room, room);
      kernels::transpose<Call::arch>(kernels::constant<Filters>{}, kernels::constant<pixels>{}, room, x);
    }
  }
};

}  // namespace ikebana::detail
