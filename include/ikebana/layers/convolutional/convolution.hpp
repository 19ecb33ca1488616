// SPDX-License-Identifier: BSL-1.0
// What Conv1D and Conv2D share: Keras' BaseConv (keras/src/layers/convolutional/base_conv.py).
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

namespace detail {

/// The rule of a convolution, on values.
struct convolution_rule : windows {
  int filters = 1, groups = 1;
  int sizes_given = 1;  // kernel_size, by position or by name

  constexpr complaint wrong_options() const {
    if (filters <= 0)
      return complaints::option("filters that are not positive", "Layer %n: invalid value for argument `filters`. Expected a strictly positive value. Received filters=%0", filters);
    if (sizes_given == 0) return complaints::option("no kernel_size", "Layer %n: missing 1 required positional argument: 'kernel_size'");
    if (sizes_given > 1) return {"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, kernel_size::keyword};
    if (const complaint c = wrong(kernel_size::keyword, size)) return c;
    if (const complaint c = wrong(strides::keyword, stride)) return c;
    if (const complaint c = wrong(dilation_rate::keyword, dilation)) return c;
    if (pad == padding::causal && rank > 1) return wrong_padding();
    if (groups <= 0)
      return complaints::option("groups that are not positive", "Layer %n: the number of groups must be a positive integer. Received: groups=%0", groups);
    if (filters % groups != 0)
      return complaints::option("groups that do not divide filters",
                                "Layer %n: the number of filters must be evenly divisible by the number of groups. Received: groups=%0, filters=%1", groups, filters);
    bool strided = false, dilated = false;
    for (int a = 0; a < rank; ++a) strided |= stride[a] > 1, dilated |= dilation[a] > 1;
    if (strided && dilated)
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
    out.shape.set(out.shape.axis(channels()), filters);
    return gives(out, reads);
  }
  constexpr int channels_of_group(const tensor_spec& in) const { return in.extent(channels()) / groups; }
  constexpr dims kernel_shape(const tensor_spec& in) const {
    dims d;
    for (int a = 0; a < rank; ++a) d.add(size[a]);
    d.add(channels_of_group(in));
    d.add(filters);
    return d;
  }
};

/// A convolution over `Rank` spatial axes. A channels_first image is convolved channels last: turned on its way in and out, in scratch.
template <int Rank, class Self, int Filters, auto... Options> struct convolution_layer : layer<Self, Options...> {
  static constexpr auto takes = keywords("kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups", "activation", "use_bias",
                                         "kernel_initializer", "bias_initializer");
  static constexpr int positional = 1;
  static constexpr bool weights_follow_from_input = true;
  static constexpr auto act = option_or<Options...>(activation::linear);
  static constexpr bool with_bias = option_or<Options...>(use_bias).value;
  static constexpr convolution_rule rule{{Rank, option_or<Options...>(kernel_size(leading_number<0, Options...>)), option_or<Options...>(strides(1)),
                                          option_or<Options...>(dilation_rate(1)), option_or<Options...>(padding::valid), option_or<Options...>(channels_last).value},
                                         Filters, option_or<Options...>(groups(1)).value, bare_numbers<Options...> + has_option<kernel_size, Options...>};
  static constexpr int feature_axis = rule.channels();
  static constexpr bool channels_lead = rule.reads == layout::channels_first;
  static constexpr kernels::convolution shape_for(const tensor_spec& in) {
    return {in.extent(feature_axis), Filters, rule.groups, Rank == 1 ? window{} : rule.along(0), rule.along(Rank - 1)};
  }

  static constexpr verdict compute_output_shape(specs in, int) { return rule(in[0]); }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    w.add({"kernel", rule.kernel_shape(in[0]), option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value});
    if (with_bias) w.add({"bias", dims(Filters), option_or<Options...>(bias_initializer(initializers::zeros)).value});
    return w;
  }
  static constexpr int describe_scratch(specs in) {
    const int turned_input = channels_lead && in[0].extent(feature_axis) > 1 ? in[0].shape.count(1, Rank + 2) : 0;
    return turned_input + (channels_lead && Filters > 1 ? rule(in[0]).gives.shape.count(1, Rank + 2) : 0);
  }
  static constexpr fusing fuse(specs in) {
    constexpr bool linear = is_linear<decltype(act)>, alone = row_activation<decltype(act)>;
    return {.scales = linear, .activates = linear, .pools = true, .axis = in[0].shape.axis(feature_axis), .monotone = is_monotone<decltype(act)>,
            .gives_zeros = makes_zeros<decltype(act)>, .turns = alone ? fusing::never : fusing::either};
  }
  static constexpr int describe_packed(specs in) { return kernels::packed_convolution(shape_for(in[0])) + kernels::packed_columns(Filters); }
  static constexpr long long flops(specs in, const tensor_spec& out) {
    return 2ll * rule.cells() * rule.channels_of_group(in[0]) * out.shape.count(1, out.rank());
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr kernels::convolution shape = shape_for(Call::input_specs[0]);
    kernels::pack_convolution<Call::arch, shape>(call.weight(0), call.scale(), packed);
    call.pack_bias(Filters, with_bias ? call.weight(1) : nullptr, packed + kernels::packed_convolution(shape));
  }
  template <class Call> static void forward(Call call) {
    static_assert(Rank <= 2, "there is no kernel for more than two spatial axes");
    const auto x = call.input();
    const auto y = call.output();
    constexpr kernels::convolution shape = shape_for(Call::input_specs[0]);
    constexpr int channels = shape.in;
    constexpr bool turns_input = channels_lead && channels > 1 && !Call::template input_turned<>, turns_output = channels_lead && Filters > 1 && !Call::output_turned;
    const auto height = spatial_extent<Rank - 2, rule.reads>(x);
    const auto width = spatial_extent<Rank - 1, rule.reads>(x);
    const int samples = x.template extent<0>(), from_size = x.template count<1>(), to_size = y.template count<1>();
    float* const turned = call.scratch();
    float* const result = turned + (turns_input ? from_size : 0);
    for (int n = 0; n < samples; ++n) {
      const float* from = x.data() + std::ptrdiff_t(n) * from_size;
      float* const to = y.data() + std::ptrdiff_t(n) * to_size;
      if constexpr (turns_input) {
        kernels::transpose<Call::arch>(kernels::constant<channels>{}, from_size / channels, from, turned);
        from = turned;
      }
      kernels::convolve<Call::arch, Call::template activation<act>, shape, Call::pooled>(height, width, from, call.packed(),
                                                                                        call.packed() + kernels::packed_convolution(shape), turns_output ? result : to);
      if constexpr (turns_output) kernels::transpose<Call::arch>(to_size / Filters, kernels::constant<Filters>{}, result, to);
    }
    if constexpr (row_activation<decltype(act)>) act.template rows<Call::arch>(y.template count<0, -1>(), y.template extent<-1>(), y.data(), y.data());
  }
};

}  // namespace detail

}  // namespace ikebana
