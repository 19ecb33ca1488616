// SPDX-License-Identifier: BSL-1.0
// What all convolutions share, of one to three axes: the layer's frame.
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/layers/convolutional/convolution_rule.hpp>

namespace ikebana {

namespace detail {

template <convolving> inline constexpr auto convolution_options =
    keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups", "activation", "use_bias", "kernel_initializer", "bias_initializer");
template <> inline constexpr auto convolution_options<convolving::depthwise> =
    keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "depth_multiplier", "activation", "use_bias", "depthwise_initializer", "bias_initializer");
template <> inline constexpr auto convolution_options<convolving::separable> =
    keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "depth_multiplier", "activation", "use_bias", "depthwise_initializer",
             "pointwise_initializer", "bias_initializer");
template <> inline constexpr auto convolution_options<convolving::transposed> =
    keywords("kernel_size", "strides", "padding", "output_padding", "data_format", "dilation_rate", "activation", "use_bias", "kernel_initializer", "bias_initializer");

/// A convolution over `Rank` spatial axes, with one bias and one activation at its end. A channels_first image is convolved channels last: turned
/// on its way in and out, in scratch.
template <int Rank, convolving How, class Self, int Filters, auto... Options> struct convolution_layer : layer<Self, Options...> {
  static constexpr auto takes = convolution_options<How>;
  static constexpr int positional = 1;
  static constexpr bool weights_follow_from_input = true;
  static constexpr auto act = option_or<Options...>(activation::linear);
  static constexpr bool with_bias = option_or<Options...>(use_bias).value;
  static constexpr convolution_rule rule{{Rank, option_or<Options...>(kernel_size(leading_number<0, Options...>)), option_or<Options...>(strides(1)),
                                          option_or<Options...>(dilation_rate(1)), option_or<Options...>(padding::valid), option_or<Options...>(channels_last).value},
                                         How, Filters, option_or<Options...>(groups(1)).value, option_or<Options...>(depth_multiplier(1)).value,
                                         bare_numbers<Options...> + has_option<kernel_size, Options...>,
                                         has_option<output_padding, Options...>, option_or<Options...>(output_padding(0))};
  static constexpr int feature_axis = rule.channels();
  static constexpr bool channels_lead = rule.reads == layout::channels_first, is_separable = How == convolving::separable;
  static constexpr bool is_transposed = How == convolving::transposed;

  static constexpr verdict compute_output_shape(specs in, int) { return rule(in[0]); }
  static constexpr weight_list describe_weights(specs in) {
    constexpr auto kernel = [] {
      if constexpr (How == convolving::together || is_transposed) return option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value;
      else return option_or<Options...>(depthwise_initializer(initializers::glorot_uniform)).value;
    }();
    const int channels = in[0].extent(feature_axis);
    weight_list w;
    w.add({is_separable ? "depthwise_kernel" : "kernel", rule.kernel_shape(channels), kernel});
    if (is_separable)
      w.add({"pointwise_kernel", rule.pointwise_shape(channels), option_or<Options...>(pointwise_initializer(initializers::glorot_uniform)).value});
    if (with_bias) w.add({"bias", dims(rule.outputs(channels)), option_or<Options...>(bias_initializer(initializers::zeros)).value});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (How != convolving::depthwise) config.argument("filters", Filters);
    config.argument("kernel_size", rule.each(rule.size));
    config("strides", rule.each(rule.stride));
    config("padding", rule.pad);
    config("data_format", rule.reads);
    config("dilation_rate", rule.each(rule.dilation));
    if constexpr (How == convolving::together) config("groups", rule.groups);
    else if constexpr (!is_transposed) config("depth_multiplier", rule.multiplier);
    if constexpr (is_transposed && rule.pads_output) config("output_padding", rule.each(rule.more));
    else if constexpr (is_transposed) config("output_padding", nullptr);
    config("activation", act);
    config("use_bias", with_bias);
  }
  /// In scratch: the turned input, what the window gives for the second convolution, and the output that is still to be turned.
  static constexpr int describe_scratch(specs in) {
    const int channels = in[0].extent(feature_axis), outputs = rule.outputs(channels), size = rule(in[0]).gives.shape.count(1, Rank + 2);
    const int turned = turns(channels) ? in[0].shape.count(1, Rank + 2) : 0, between = is_separable ? size / outputs * rule.sliding(channels).filters : 0;
    return turned + between + (turns(outputs) ? size : 0);
  }
  static constexpr fusing fuse(specs in) {
    constexpr bool linear = is_linear<decltype(act)>, alone = row_activation<decltype(act)>;
    const bool joins = is_transposed && rule.spreading(in[0].extent(feature_axis)).joins();
    return {.scales = linear, .activates = linear, .pools = Rank <= 2 && !is_separable && !is_transposed, .led = rule.how == convolving::together && rule.groups == 1,
            .led_by_shifts = rule.pad == padding::valid, .axis = in[0].shape.axis(feature_axis), .strides = !alone && !joins,
            .monotone = is_monotone<decltype(act)>, .gives_zeros = makes_zeros<decltype(act)>, .turns = alone ? fusing::never : fusing::either};
  }
  /// Where the parts of the packed weights begin: the window's kernel, its bias, and of a separable convolution the second kernel and bias.
  struct packed_parts {
    int bias, pointwise, pointwise_bias, size;
    constexpr explicit packed_parts(const kernels::convolution& s)
        : bias{kernels::packed_convolution(s)}, pointwise{bias + kernels::packed_columns(s.filters)},
          pointwise_bias{pointwise + (is_separable ? kernels::packed_gemm(Filters, s.filters) : 0)},
          size{pointwise_bias + (is_separable ? kernels::packed_columns(Filters) : 0)} {}
    constexpr explicit packed_parts(const kernels::transposed_convolution& s)
        : bias{kernels::packed_transposed(s)}, pointwise{0}, pointwise_bias{0}, size{bias + kernels::transposed_bias(s)} {}
  };
  static constexpr int describe_packed(specs in) { return packed_parts(kernel_for(in[0].extent(feature_axis))).size; }
  static constexpr long long flops(specs in, const tensor_spec& out) {
    if (is_transposed) return 2ll * in[0].shape.count(1, out.rank()) * rule.cells() * Filters;
    const kernels::convolution s = rule.sliding(in[0].extent(feature_axis));
    const long long pixels = out.shape.count(1, out.rank()) / rule.outputs(s.in), pointwise = is_separable ? 2ll * s.filters * Filters : 0;
    return pixels * (2ll * rule.cells() * (s.in / s.groups) * s.filters + pointwise);
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr auto shape = shape_of<Call>;
    constexpr packed_parts at(shape);
    const float* const bias = with_bias ? call.weight(is_separable ? 2 : 1) : nullptr;
    if constexpr (is_transposed) {
      kernels::pack_transposed<Call::arch, shape>(call.weight(0), call.scale(), packed);
      call.pack_bias(Filters, bias, packed + at.bias);
      for (int i = Filters; shape.joins() && i < Filters * shape.columns.stride; ++i) packed[at.bias + i] = packed[at.bias + i - Filters];
      return;
    } else {
      kernels::pack_convolution<Call::arch, shape>(call.weight(0), is_separable ? nullptr : call.scale(), packed);
    }
    if constexpr (is_separable) {
      for (int i = 0; i < kernels::packed_columns(shape.filters); ++i) packed[at.bias + i] = 0.f;
      kernels::pack_gemm<Call::arch, Filters, shape.filters>(call.weight(1), call.scale(), packed + at.pointwise);
      call.pack_bias(Filters, bias, packed + at.pointwise_bias);
    } else if constexpr (!is_transposed) {
      call.pack_bias(shape.filters, bias, packed + at.bias);
    }
  }
  template <class Call> static void forward(Call call) {
    const auto y = call.output();
    const int samples = y.template extent<0>();
    if constexpr (is_separable || turns_input<Call> || turns_output<Call>) {  // scratch is one thread's
      for (int n = 0; n < samples; ++n) image(call, n, kernels::whole{});
    } else {
      call.in_parts([&](auto part) {
        if (samples >= 2 * part.count)
          for (int n = kernels::share(part, samples), end = kernels::share(part, samples, 1); n < end; ++n) image(call, n, kernels::whole{});
        else
          for (int n = 0; n < samples; ++n) image(call, n, part);
      });
    }
    if constexpr (row_activation<decltype(act)>) act.template rows<Call::arch>(y.template count<0, -1>(), y.template extent<-1>(), y.data(), y.data());
  }

 private:
  /// An image of one channel is the same in both layouts.
  static constexpr bool turns(int channels) { return channels_lead && channels > 1; }
  /// What the kernels are told, of an image of so many channels.
  static constexpr auto kernel_for(int channels) {
    if constexpr (is_transposed) return rule.spreading(channels);
    else return rule.sliding(channels);
  }
  template <class Call> static constexpr auto shape_of = kernel_for(Call::input_specs[0].extent(feature_axis));
  template <class Call> static constexpr bool turns_input = turns(shape_of<Call>.in) && !Call::template input_turned<>;
  template <class Call> static constexpr bool turns_output = turns(rule.outputs(shape_of<Call>.in)) && !Call::output_turned;

  template <class Call, class Part> static void image(const Call& call, int n, Part part) {
    constexpr auto shape = shape_of<Call>;
    constexpr int outputs = rule.outputs(shape.in), row = turns_output<Call> ? outputs : Call::template row<outputs>;
    constexpr packed_parts at(shape);
    const auto x = call.input();
    const auto y = call.output();
    const auto depth = spatial_extent<Rank - 3, rule.reads>(x);
    const auto height = spatial_extent<Rank - 2, rule.reads>(x);
    const auto width = spatial_extent<Rank - 1, rule.reads>(x);
    const auto pixels = spatial_count<Rank, rule.reads>(y);
    const int from_size = x.template count<1>();
    const float* const weights = call.packed();
    const float* from = x.data() + std::ptrdiff_t(n) * from_size;
    float* const to = y.data() + std::ptrdiff_t(n) * pixels * row;
    float* const turned = call.scratch();
    float* const between = turned + (turns(shape.in) ? from_size : 0);
    float* const last = turns_output<Call> ? between + (is_separable ? pixels * shape.filters : 0) : to;
    if constexpr (turns_input<Call>) {
      kernels::transpose<Call::arch>(kernels::constant<shape.in>{}, from_size / shape.in, from, turned);
      from = turned;
    }
    if constexpr (is_separable) {
      kernels::convolve<Call::arch, activation::linear, shape, kernels::pooling{}, shape.filters>(height, width, from, weights, weights + at.bias, between);
      kernels::gemm<Call::arch, Call::template activation<act>, Filters, shape.filters, false, row>(pixels, between, weights + at.pointwise, weights + at.pointwise_bias, last);
    } else if constexpr (is_transposed) {
      kernels::convolve_transposed<Call::arch, Call::template activation<act>, shape, row>(depth, height, width, from, weights, weights + at.bias, last, part);
    } else if constexpr (Rank == 3) {
      kernels::convolve_planes<Call::arch, Call::template activation<act>, shape, row>(depth, height, width, from, weights, weights + at.bias, last, part);
    } else {
      kernels::convolve<Call::arch, Call::template activation<act>, shape, Call::pooled, row>(height, width, from, weights, weights + at.bias, last, part);
    }
    if constexpr (turns_output<Call>) kernels::transpose<Call::arch>(pixels, kernels::constant<outputs>{}, last, to);
  }
};

}  // namespace detail

}  // namespace ikebana
