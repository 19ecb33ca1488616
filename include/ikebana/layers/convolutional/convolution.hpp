// SPDX-License-Identifier: BSL-1.0
// What Conv1D and Conv2D, their depthwise and their separable kin share: Keras' BaseConv, BaseDepthwiseConv and BaseSeparableConv
// (keras/src/layers/convolutional/).
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/layers/windows.hpp>

namespace ikebana {

/// In how many groups the channels are convolved apart.
struct groups {
  static constexpr std::string_view keyword = "groups";
  int value;
  constexpr explicit groups(int n) : value{n} {}
};
/// How many outputs a depthwise convolution gives for each channel.
struct depth_multiplier {
  static constexpr std::string_view keyword = "depth_multiplier";
  int value;
  constexpr explicit depth_multiplier(int n) : value{n} {}
};
struct depthwise_initializer {
  static constexpr std::string_view keyword = "depthwise_initializer";
  initializer value;
  constexpr explicit depthwise_initializer(initializer i) : value{i} {}
};
struct pointwise_initializer {
  static constexpr std::string_view keyword = "pointwise_initializer";
  initializer value;
  constexpr explicit pointwise_initializer(initializer i) : value{i} {}
};

namespace detail {

/// What the window sees: all channels of a group at once; each channel apart; or each apart, whose outputs a second convolution, of one cell,
/// then puts together.
enum class convolving { together, depthwise, separable };

/// The rule of a convolution, on values.
struct convolution_rule : windows {
  convolving how = convolving::together;
  int filters = 1, groups = 1, multiplier = 1;
  int sizes_given = 1;  // kernel_size, by position or by name

  constexpr complaint wrong_options() const {
    if (how != convolving::depthwise && filters <= 0)
      return complaints::option("filters that are not positive", "Layer %n: invalid value for argument `filters`. Expected a strictly positive value. Received filters=%0", filters);
    if (multiplier <= 0)
      return complaints::option("a multiplier that is not positive",
                                "Layer %n: invalid value for argument `depth_multiplier`. Expected a strictly positive value. Received depth_multiplier=%0", multiplier);
    if (sizes_given == 0) return complaints::option("no kernel_size", "Layer %n: missing 1 required positional argument: 'kernel_size'");
    if (sizes_given > 1) return {"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, kernel_size::keyword};
    if (const complaint c = wrong(kernel_size::keyword, size)) return c;
    if (const complaint c = wrong(strides::keyword, stride)) return c;
    if (const complaint c = wrong(dilation_rate::keyword, dilation)) return c;
    if (pad == padding::causal && (rank > 1 || how != convolving::together)) return wrong_padding();
    if (groups <= 0)
      return complaints::option("groups that are not positive", "Layer %n: the number of groups must be a positive integer. Received: groups=%0", groups);
    if (how == convolving::together && filters % groups != 0)
      return complaints::option("groups that do not divide filters",
                                "Layer %n: the number of filters must be evenly divisible by the number of groups. Received: groups=%0, filters=%1", groups, filters);
    bool strided = false, dilated = false;
    for (int a = 0; a < rank; ++a) strided |= stride[a] > 1, dilated |= dilation[a] > 1;
    if (how == convolving::together && strided && dilated)
      return complaints::option("strides together with dilation", "Layer %n: `strides > 1` not supported in conjunction with `dilation_rate > 1`");
    return {};
  }
  constexpr complaint wrong_channels(const tensor_spec& in) const {
    const int n = in.extent(channels());
    if (n == unknown) return complaints::undefined(channels(), in);
    if (n > 0 && n % groups == 0) return {};
    return {"groups that do not divide channels",
            "Layer %n: the number of input channels must be evenly divisible by the number of groups. Received groups=%0, but the input has %1 channels (full input shape is %g)",
            "", {}, term::of(in.shape), {groups, n}};
  }
  constexpr verdict operator()(const tensor_spec& in) const {
    if (const complaint c = wrong_options()) return refuses(c);
    if (in.rank() != rank + 2) return refuses(in.rank() < rank + 2 ? complaints::min_rank(rank + 2, in) : complaints::rank(rank + 2, in));
    if (const complaint c = other_layout(in)) return refuses(c);
    if (const complaint c = wrong_channels(in)) return refuses(c);
    if (const complaint c = too_small(in)) return refuses(c);
    tensor_spec out{in.shape, reads};
    slide(out.shape);
    out.shape.set(out.shape.axis(channels()), outputs(in.extent(channels())));
    return gives(out, reads);
  }
  /// The convolution whose window slides over an image of so many channels.
  constexpr kernels::convolution sliding(int channels) const {
    const window rows = rank == 1 ? window{} : along(0), columns = along(rank - 1);
    if (how == convolving::together) return {channels, filters, groups, rows, columns};
    return {channels, channels * multiplier, channels, rows, columns};
  }
  /// The channels of the layer's output.
  constexpr int outputs(int channels) const { return how == convolving::separable ? filters : sliding(channels).filters; }
  constexpr dims kernel_shape(int channels) const {
    dims d;
    for (int a = 0; a < rank; ++a) d.add(size[a]);
    d.add(how == convolving::together ? channels / groups : channels);
    d.add(how == convolving::together ? filters : multiplier);
    return d;
  }
  constexpr dims pointwise_shape(int channels) const {
    dims d;
    for (int a = 0; a < rank; ++a) d.add(1);
    d.add(sliding(channels).filters);
    d.add(filters);
    return d;
  }
};

template <convolving> inline constexpr auto convolution_options =
    keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups", "activation", "use_bias", "kernel_initializer", "bias_initializer");
template <> inline constexpr auto convolution_options<convolving::depthwise> =
    keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "depth_multiplier", "activation", "use_bias", "depthwise_initializer", "bias_initializer");
template <> inline constexpr auto convolution_options<convolving::separable> =
    keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "depth_multiplier", "activation", "use_bias", "depthwise_initializer",
             "pointwise_initializer", "bias_initializer");

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
                                         bare_numbers<Options...> + has_option<kernel_size, Options...>};
  static constexpr int feature_axis = rule.channels();
  static constexpr bool channels_lead = rule.reads == layout::channels_first, is_separable = How == convolving::separable;

  static constexpr verdict compute_output_shape(specs in, int) { return rule(in[0]); }
  static constexpr weight_list describe_weights(specs in) {
    constexpr auto kernel = [] {
      if constexpr (How == convolving::together) return option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value;
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
    else config("depth_multiplier", rule.multiplier);
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
    return {.scales = linear, .activates = linear, .pools = !is_separable, .axis = in[0].shape.axis(feature_axis), .strides = !alone,
            .monotone = is_monotone<decltype(act)>, .gives_zeros = makes_zeros<decltype(act)>, .turns = alone ? fusing::never : fusing::either};
  }
  /// Where the parts of the packed weights begin: the window's kernel, its bias, and of a separable convolution the second kernel and bias.
  struct packed_parts {
    int bias, pointwise, pointwise_bias, size;
    constexpr explicit packed_parts(const kernels::convolution& s)
        : bias{kernels::packed_convolution(s)}, pointwise{bias + kernels::packed_columns(s.filters)},
          pointwise_bias{pointwise + (is_separable ? kernels::packed_gemm(Filters, s.filters) : 0)},
          size{pointwise_bias + (is_separable ? kernels::packed_columns(Filters) : 0)} {}
  };
  static constexpr int describe_packed(specs in) { return packed_parts(rule.sliding(in[0].extent(feature_axis))).size; }
  static constexpr long long flops(specs in, const tensor_spec& out) {
    const kernels::convolution s = rule.sliding(in[0].extent(feature_axis));
    const long long pixels = out.shape.count(1, out.rank()) / rule.outputs(s.in), pointwise = is_separable ? 2ll * s.filters * Filters : 0;
    return pixels * (2ll * rule.cells() * (s.in / s.groups) * s.filters + pointwise);
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr kernels::convolution shape = rule.sliding(Call::input_specs[0].extent(feature_axis));
    constexpr packed_parts at(shape);
    const float* const bias = with_bias ? call.weight(is_separable ? 2 : 1) : nullptr;
    kernels::pack_convolution<Call::arch, shape>(call.weight(0), is_separable ? nullptr : call.scale(), packed);
    if constexpr (is_separable) {
      std::fill_n(packed + at.bias, kernels::packed_columns(shape.filters), 0.f);
      kernels::pack_gemm<Call::arch, Filters, shape.filters>(call.weight(1), call.scale(), packed + at.pointwise);
      call.pack_bias(Filters, bias, packed + at.pointwise_bias);
    } else {
      call.pack_bias(shape.filters, bias, packed + at.bias);
    }
  }
  template <class Call> static void forward(Call call) {
    static_assert(Rank <= 2, "there is no kernel for more than two spatial axes");
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
  template <class Call> static constexpr kernels::convolution sliding_of = rule.sliding(Call::input_specs[0].extent(feature_axis));
  template <class Call> static constexpr bool turns_input = turns(sliding_of<Call>.in) && !Call::template input_turned<>;
  template <class Call> static constexpr bool turns_output = turns(rule.outputs(sliding_of<Call>.in)) && !Call::output_turned;

  template <class Call, class Part> static void image(const Call& call, int n, Part part) {
    constexpr kernels::convolution shape = sliding_of<Call>;
    constexpr int outputs = rule.outputs(shape.in), row = turns_output<Call> ? outputs : Call::template row<outputs>;
    constexpr packed_parts at(shape);
    const auto x = call.input();
    const auto y = call.output();
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
    } else {
      kernels::convolve<Call::arch, Call::template activation<act>, shape, Call::pooled, row>(height, width, from, weights, weights + at.bias, last, part);
    }
    if constexpr (turns_output<Call>) kernels::transpose<Call::arch>(pixels, kernels::constant<outputs>{}, last, to);
  }
};

}  // namespace detail

}  // namespace ikebana
