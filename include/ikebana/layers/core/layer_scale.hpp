// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// What the factors of a new LayerScale are.
struct init_values {
  static constexpr std::string_view keyword = "init_values";
  float value;
  constexpr explicit init_values(double v) : value{float(v)} {}
};

/// y = x * gamma, a factor for each place on the last axis: `LayerScale<96>`, in the blocks of keras.applications' ConvNeXt. Behind a Dense that is not
/// activated it goes into the weights. Options: init_values(1e-6). https://keras.io/api/applications/convnext/
template <int ProjectionDim, auto... Options> struct LayerScale : layer<LayerScale<ProjectionDim, Options...>, Options...> {
  static constexpr std::string_view class_name = "LayerScale";
  static constexpr auto takes = keywords("init_values");
  static constexpr float initially = option_or<Options...>(init_values(1e-6)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (ProjectionDim <= 0) return refuses(complaints::option("factors that are not positive", "Layer %n: `projection_dim` must be positive. Received: projection_dim=%0", ProjectionDim));
    if (in[0].rank() < 2 || in[0].shape.last() != ProjectionDim)
      return refuses({"the number of factors", "Layer %n: operands could not be broadcast together with shapes %g and (%0,)", "", {}, term::of(in[0].shape), {ProjectionDim}});
    return gives({in[0].shape, in[0].format});
  }
  static constexpr weight_list describe_weights(specs) {
    weight_list w;
    w.add({"gamma", dims(ProjectionDim), initializers::constant(initially)});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("projection_dim", ProjectionDim);
    config.training("init_values", initially);
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr fusing fuse(specs in) { return {.is = fusing::scale, .axis = in[0].rank() - 1}; }
  static constexpr long long flops(specs, const tensor_spec& out) { return out.shape.count(1, out.rank()); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    float* y = call.output().data();
    const float *from = x.data(), *const end = from + x.size();
    for (; from != end; from += ProjectionDim, y += ProjectionDim)
      kernels::zip<Call::arch, kernels::binary::multiply>(kernels::constant<ProjectionDim>{}, from, call.weight(0), y);
  }
  template <class Call> static void scale_and_shift(Call call, float* factors, float* shifts) {
    for (int i = 0; i < ProjectionDim; ++i) factors[i] = call.weight(0)[i], shifts[i] = 0;
  }
};

static_assert(written_layer<LayerScale<4>>);

}  // namespace ikebana
