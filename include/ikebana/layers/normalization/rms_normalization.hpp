// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/normalization/normalization.hpp>

namespace ikebana {

/// y = scale * x / sqrt(mean(x^2) + epsilon), with the mean along one axis, the last unless `axis(n)` says another, or along several; the shape
/// stays. Options: axis, epsilon(1e-6). https://keras.io/api/layers/normalization_layers/rms_normalization/
template <auto... Options> struct RMSNormalization : detail::normalization_layer<RMSNormalization<Options...>, Options...> {
  using base = detail::normalization_layer<RMSNormalization, Options...>;
  static constexpr std::string_view class_name = "RMSNormalization";
  static constexpr auto takes = keywords("axis", "epsilon");
  static constexpr bool weights_follow_from_input = true;
  static constexpr float eps = option_or<Options...>(ikebana::epsilon(1e-6)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (const complaint c = base::wrong_axes(in[0])) return refuses(c);
    if (const complaint c = base::axes.undefined(in[0])) return refuses(c);
    const dims factors = base::axes.extents(in[0]);
    if (factors.size() != 1 && !at_end(in[0], factors))
      return refuses({"a scale that does not spread", "Layer %n: the scale, of shape %t, multiplies the last axes, whatever `axis` says. Received: input shape=%g", "",
                      term::of(factors), term::of(in[0].shape)});
    return gives(in[0]);
  }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    w.add({"scale", base::axes.extents(in[0]), initializers::ones});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    base::axis_config(config);
    config("epsilon", eps);
  }
  template <class Call> static void forward(Call call) {
    constexpr tensor_spec in = Call::input_specs[0];
    constexpr bool last = base::axes.adjacent(in.rank()) && base::axes.last(in.rank()) == in.rank() - 1;
    const float* const factors = call.weight(0);
    detail::along<base::axes>(call, [=](auto outer, auto n, auto inner, const float* x, float* y) {
      kernels::standardize<Call::arch, kernels::norm::root_mean_square>(outer, n, inner, x, last ? factors : nullptr, nullptr, eps, y);
    });
    if constexpr (!last) {
      const auto y = call.output();
      constexpr int size = base::axes.extents(in).size();
      if constexpr (size == 1) kernels::zip_scalar<Call::arch, kernels::binary::multiply>(y.size(), y.data(), *factors, y.data());
      else
        for (float *row = y.data(), *end = row + y.size(); row != end; row += size)
          kernels::zip<Call::arch, kernels::binary::multiply>(kernels::constant<size>{}, row, factors, row);
    }
  }

 private:
  /// Keras multiplies by the scale as NumPy spreads it, which is right where the axes are the last ones, or have their extents.
  static constexpr bool at_end(const tensor_spec& x, const dims& factors) {
    for (int a = 0; a < factors.rank; ++a)
      if (x.shape.extent[x.rank() - factors.rank + a] != factors.extent[a]) return false;
    return true;
  }
};

static_assert(written_layer<RMSNormalization<>>);

}  // namespace ikebana
