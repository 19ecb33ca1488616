// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/convolutional/convolution.hpp>
#include <ikebana/layers/normalization/normalization.hpp>

namespace ikebana {

/// y = gamma * (x - mean) / sqrt(variance + epsilon) + beta, with the mean and the variance of each group of channels over all other axes of a
/// sample; the shape stays. `GroupNormalization<8>`; groups(-1) is a group for each channel. Options: groups(32), axis, epsilon(1e-3), center
/// (beta), scale (gamma), beta_initializer, gamma_initializer. https://keras.io/api/layers/normalization_layers/group_normalization/
template <auto... Options> struct GroupNormalization : layer<GroupNormalization<Options...>, Options...> {
  static constexpr std::string_view class_name = "GroupNormalization";
  static constexpr bool supports_masking = true;
  static constexpr auto takes = keywords("groups", "axis", "epsilon", "center", "scale", "beta_initializer", "gamma_initializer");
  static constexpr int positional = 1;
  static constexpr bool weights_follow_from_input = true;
  static constexpr int groups_given = option_or<Options...>(ikebana::groups(detail::leading_number<32, Options...>)).value;
  static constexpr ikebana::axis along = option_or<Options...>(ikebana::axis(-1));
  static constexpr bool with_gamma = option_or<Options...>(ikebana::scale).value, with_beta = option_or<Options...>(ikebana::center).value;
  static constexpr float eps = option_or<Options...>(ikebana::epsilon(1e-3)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if (detail::bare_numbers<Options...> > 0 && has_option<ikebana::groups, Options...>)
      return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, ikebana::groups::keyword});
    if (groups_given <= 0 && groups_given != -1)
      return refuses(complaints::option("groups that are not positive",
                                        "Layer %n: received an invalid value for argument `groups`, expected a positive integer (or `-1` for instance normalization). "
                                        "Received: groups=%0", groups_given));
    if (along.count != 1) return refuses(complaints::option("more than one axis", "Layer %n: its channels are one axis. Received: %0 axes", along.count));
    if (x.rank() < 2) return refuses(complaints::min_rank(2, x));
    if (const complaint c = detail::axis_of_images<Options...>(x)) return refuses(c);
    if (const complaint c = detail::axis_list(along).wrong(x)) return refuses(c);
    const int channels = x.extent(along.value), groups = groups_of(channels);
    complaint c{"", "", "", {}, term::of(x.shape), {along.value}};
    if (channels == unknown) {
      c.because = "weights need a known extent";
      c.says = "Layer %n: axis %0 of input tensor should have a defined dimension but the layer received an input with shape %g";
    } else if (channels < groups || channels % groups != 0) {
      c.because = channels < groups ? "more groups than channels" : "groups that do not divide channels";
      c.says = channels < groups ? "Layer %n: number of groups (%0) cannot be more than the number of channels (%1)"
                                 : "Layer %n: number of groups (%0) must be a multiple of the number of channels (%1)";
      c.numbers[0] = groups;
      c.numbers[1] = channels;
    }
    return c ? refuses(c) : gives(x);
  }
  static constexpr weight_list describe_weights(specs in) {
    const dims shape(in[0].extent(along.value));
    weight_list w;
    if (with_gamma) w.add({"gamma", shape, option_or<Options...>(gamma_initializer(initializers::ones)).value});
    if (with_beta) w.add({"beta", shape, option_or<Options...>(beta_initializer(initializers::zeros)).value});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("groups", groups_given);
    config("axis", along.value);
    config("epsilon", eps);
    config("center", with_beta);
    config("scale", with_gamma);
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr int describe_scratch(specs in) { return 3 * in[0].extent(along.value); }  // a mean, a variance and a sum a channel
  static constexpr long long flops(specs, const tensor_spec& out) { return 5ll * out.shape.count(1, out.rank()); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    constexpr int a = decltype(x)::spec.shape.axis(along.value), channels = x.template extent<a>();
    float *const mean = call.scratch(), *const variance = mean + channels;
    const auto outer = x.template count<1, a>();
    const auto inner = x.template count<a + 1>();
    const std::ptrdiff_t size = x.template count<1>();
    for (std::ptrdiff_t n = 0, end = x.template extent<0>(); n < end; ++n) {
      const float* const sample = x.data() + n * size;
      kernels::group_moments<Call::arch, channels, groups_of(channels)>(outer, inner, sample, mean, variance, variance + channels);
      kernels::normalize<Call::arch, channels>(outer, inner, sample, with_gamma ? call.weight(0) : nullptr, with_beta ? call.weight(with_gamma) : nullptr, mean, variance, eps,
                                               call.output().data() + n * size);
    }
  }

 private:
  static constexpr int groups_of(int channels) { return groups_given == -1 ? channels : groups_given; }
};

static_assert(written_layer<GroupNormalization<>>);

}  // namespace ikebana
