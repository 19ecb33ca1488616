// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/rule.hpp>

namespace ikebana {

/// Kept for files: how often training multiplies by the kernel to find its largest singular value.
struct power_iterations {
  static constexpr std::string_view keyword = "power_iterations";
  int value;
  constexpr explicit power_iterations(int n) : value{n} {}
};

/// Inner, whose kernel training divides by its largest singular value: `SpectralNormalization<Dense<4>>`. The kernel that was saved is divided
/// already. https://keras.io/api/layers/normalization_layers/spectral_normalization/
template <class Inner, auto... Options> struct SpectralNormalization : layer<SpectralNormalization<Inner, Options...>, Options...> {
  static constexpr std::string_view class_name = "SpectralNormalization";
  static constexpr auto takes = keywords("power_iterations");
  static constexpr bool weights_follow_from_input = true;
  static constexpr int iterations = option_or<Options...>(power_iterations(1)).value, feature_axis = Inner::feature_axis;

  static constexpr verdict compute_output_shape(specs in, int which) {
    if (iterations <= 0)
      return refuses(complaints::option("power iterations", "Layer %n: `power_iterations` should be greater than zero. Received: `power_iterations=%0`", iterations));
    const verdict v = detail::rule_of<Inner>(in, which);
    if (v.fits() && kernel_of(in) < 0)
      return refuses({"a layer without a kernel", "Layer %n: the %w object has no attribute 'kernel' nor 'embeddings'", "", {}, {}, {}, 0, Inner::class_name});
    return v;
  }
  /// In the order of Keras: the kernel, which files have in the layer inside again, vector_u, and then that layer's others.
  static constexpr weight_list describe_weights(specs in) {
    const weight_list inner = Inner::describe_weights(in);
    const int k = kernel_of(in);
    weight_list w;
    if (k < 0) return w;
    w.add(inner.list[k]);
    w.list[0].again_in = inside;
    w.add({"vector_u", dims(1, inner.list[k].shape.last()), {initializer::truncated_normal, 0, .02f}, false});
    for (int i = 0; i < inner.count; ++i) {
      if (i == k) continue;
      w.add(inner.list[i]);
      w.list[w.count - 1].group = inside;
    }
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.layer("layer", Inner{});
    config.training("power_iterations", iterations);
  }
  static constexpr int describe_scratch(specs in) { return Inner::describe_scratch(in); }
  static constexpr int describe_packed(specs in) { return Inner::describe_packed(in); }
  static constexpr placing place(specs in) { return Inner::place(in); }
  /// Nothing in front goes into the kernel: vector_u lies where the bias would.
  static constexpr fusing fuse(specs in) {
    fusing f = Inner::fuse(in);
    f.led = false;
    return f;
  }
  static constexpr long long flops(specs in, const tensor_spec& out) { return Inner::flops(in, out); }

  template <class Call> static void pack(const Call& call, float* packed)
    requires requires { Inner::pack(call, packed); }
  {
    Inner::pack(as_inner<Call>{call}, packed);
  }
  template <class Call> static void forward(Call call) { Inner::forward(as_inner<Call>{call}); }

 private:
  static constexpr std::string_view inside = "layer";
  static constexpr int kernel_of(specs in) {
    const weight_list w = Inner::describe_weights(in);
    for (int i = 0; i < w.count; ++i)
      if (Inner::weight_group.empty() && w.list[i].within.empty() && w.list[i].group.empty() && (w.list[i].name == "kernel" || w.list[i].name == "embeddings")) return i;
    return -1;
  }
  /// The call as the layer inside sees it: its own weights, in its own order.
  template <class Call> struct as_inner : Call {
    constexpr const float* weight(int k) const {
      constexpr int kernel = kernel_of(Call::input_specs);
      return Call::weight(k == kernel ? 0 : k < kernel ? k + 2 : k + 1);
    }
  };
};

static_assert(written_layer<SpectralNormalization<Dense<4>>>);

}  // namespace ikebana
