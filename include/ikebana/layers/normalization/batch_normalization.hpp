// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/normalization/normalization.hpp>

namespace ikebana {

/// Kept for files: how fast the moving statistics follow in training.
struct momentum {
  static constexpr std::string_view keyword = "momentum";
  float value;
  constexpr explicit momentum(double m) : value{float(m)} {}
};
/// Kept for files: training with it leaves three weights more, which inference does not read.
inline constexpr flag<"renorm"> renorm{};
inline constexpr initializer_keyword<"moving_mean_initializer"> moving_mean_initializer{};
inline constexpr initializer_keyword<"moving_variance_initializer"> moving_variance_initializer{};

/// y = gamma * (x - moving_mean) / sqrt(moving_variance + epsilon) + beta, along one axis, the last unless `axis(n)` says another; the
/// shape stays. Options: axis, epsilon(1e-3), momentum, center (beta), scale (gamma), beta_initializer, gamma_initializer,
/// moving_mean_initializer, moving_variance_initializer, renorm. https://keras.io/api/layers/normalization_layers/batch_normalization/
template <auto... Options> struct BatchNormalization : layer<BatchNormalization<Options...>, Options...> {
  static constexpr std::string_view class_name = "BatchNormalization";
  static constexpr auto takes = keywords("axis", "epsilon", "momentum", "center", "scale", "beta_initializer", "gamma_initializer", "moving_mean_initializer",
                                         "moving_variance_initializer", "renorm");
  static constexpr bool weights_follow_from_input = true;
  static constexpr bool supports_masking = true, mask_is_argument = true;
  static constexpr int channels = option_or<Options...>(ikebana::axis(-1)).value;
  static constexpr bool with_gamma = option_or<Options...>(ikebana::scale).value, with_beta = option_or<Options...>(ikebana::center).value;
  static constexpr bool with_renorm = option_or<Options...>(ikebana::renorm(false)).value;
  static constexpr float eps = option_or<Options...>(ikebana::epsilon(1e-3)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if (option_or<Options...>(ikebana::axis(-1)).count != 1) return refuses(complaints::option("more than one axis", "Layer %n: `axis` is one axis"));
    if (x.rank() < 2) return refuses(complaints::min_rank(2, x));
    if (const complaint c = detail::axis_of_images<Options...>(x)) return refuses(c);
    const int a = x.shape.axis(channels);
    if (a <= 0) {
      complaint c{"an axis that cannot be normalized", "Layer %n: axis %0 is not an axis of its input beside the batch. Received: input shape=%g"};
      c.gets = term::of(x.shape);
      c.numbers[0] = channels;
      return refuses(c);
    }
    if (!x.shape.known(a)) return refuses(complaints::undefined(channels, x));
    if (x.mask > 0 && x.mask != x.rank() - 1)
      return refuses({"a mask of another rank", "Layer %n: the mask provided should be one dimension less than the inputs. Received: mask.shape=%t, inputs.shape=%g", "",
                      term::of(x.shape.first(x.mask)), term::of(x.shape)});
    return gives(x);
  }
  static constexpr weight_list describe_weights(specs in) {
    const dims shape(in[0].extent(channels));
    weight_list w;
    if (with_gamma) w.add({"gamma", shape, option_or<Options...>(gamma_initializer(initializers::ones)).value});
    if (with_beta) w.add({"beta", shape, option_or<Options...>(beta_initializer(initializers::zeros)).value});
    w.add({"moving_mean", shape, option_or<Options...>(moving_mean_initializer(initializers::zeros)).value, false});
    w.add({"moving_variance", shape, option_or<Options...>(moving_variance_initializer(initializers::ones)).value, false});
    if (with_renorm) {
      w.add({"moving_stddev", shape, initializers::ones, false});
      w.add({"renorm_mean", shape, initializers::zeros, false});
      w.add({"renorm_stddev", shape, initializers::ones, false});
    }
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config("axis", channels);
    config("epsilon", eps);
    config("center", with_beta);
    config("scale", with_gamma);
    config("renorm", with_renorm);
    config.training("momentum", option_or<Options...>(momentum(.99)).value);
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr fusing fuse(specs in) { return {.is = fusing::scale, .axis = in[0].shape.axis(channels), .turns = fusing::through}; }
  static constexpr long long flops(specs, const tensor_spec& out) { return 2ll * out.shape.count(1, out.rank()); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    constexpr int a = decltype(x)::spec.shape.axis(channels);
    constexpr bool turned = Call::output_turned;
    kernels::normalize<Call::arch, x.template extent<a>()>(detail::elements_before<a, turned>(x), detail::elements_behind<a, turned>(x), x.data(),
                                                          gamma(call), beta(call), call.weight(statistics), call.weight(statistics + 1), eps, call.output().data());
  }
  /// scale * x + shift, feature by feature, is what `forward` computes.
  template <class Call> static void scale_and_shift(Call call, float* factors, float* shifts) {
    kernels::fold_statistics<Call::arch>(Call::input_specs[0].extent(channels), gamma(call), beta(call), call.weight(statistics), call.weight(statistics + 1), eps, factors, shifts);
  }

 private:
  static constexpr int statistics = with_gamma + with_beta;
  template <class Call> static const float* gamma(const Call& call) { return with_gamma ? call.weight(0) : nullptr; }
  template <class Call> static const float* beta(const Call& call) { return with_beta ? call.weight(with_gamma) : nullptr; }
};

static_assert(written_layer<BatchNormalization<>>);

}  // namespace ikebana
