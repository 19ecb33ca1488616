// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/encoding.hpp>

namespace ikebana {

template <int N> struct bin_boundaries : numbers<N> {
  static constexpr std::string_view keyword = "bin_boundaries";
  using numbers<N>::numbers;
};
template <class... V> bin_boundaries(V...) -> bin_boundaries<sizeof...(V)>;

/// In which bin each number lies: 0 below the first boundary, n from the last of n on. `Discretization<bin_boundaries(0., 1.5, 3.)>`.
/// Options: bin_boundaries (ascending), output_mode (int_; one_hot, multi_hot, count), which makes vectors of n + 1 of it.
/// https://keras.io/api/layers/preprocessing_layers/numerical/discretization/
template <auto... Options> struct Discretization : layer<Discretization<Options...>, Options...> {
  static constexpr std::string_view class_name = "Discretization";
  static constexpr auto takes = keywords("bin_boundaries", "output_mode");
  static constexpr auto bins = option_or<Options...>(bin_boundaries(0));
  static constexpr int depth = bins.count + 1;
  static constexpr output_mode mode = option_or<Options...>(output_mode::int_);

  static constexpr verdict compute_output_shape(specs in, int) {
    if (!has_option<bin_boundaries<1>, Options...>)
      return refuses(complaints::option("missing bin_boundaries", "Layer %n: you need to either pass the `bin_boundaries` argument at construction time or call `adapt(dataset)` "
                                                                  "before you can start using the `Discretization` layer."));
    for (int i = 1; i < bins.count; ++i)
      if (!(bins.value[i - 1] <= bins.value[i])) return refuses(complaints::option("boundaries that descend", "Layer %n: `bin_boundaries` must ascend"));
    if (mode == output_mode::one_hot) return detail::one_hot_shape(in[0], depth);
    if (mode != output_mode::int_) return detail::gathered_shape(in[0], depth);
    return gives({in[0].shape, in[0].format, dtype::int32});
  }
  static constexpr placing place(specs) { return mode == output_mode::int_ ? placing::in_place : placing::own; }
  static constexpr long long flops(specs, const tensor_spec& out) { return bins.count * out.shape.count(1, out.rank()); }
  template <class Config> static constexpr void get_config(Config& config) {
    config.required("bin_boundaries", std::span<const float>(bins.value));
    config("output_mode", mode);
    config.training("num_bins", nullptr);  // of adapt()
    config.training("epsilon", 0.01f);
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    if constexpr (mode == output_mode::int_) kernels::digitize<Call::arch>(x.size(), bins.count, bins.value, x.data(), call.output().data());
    else
      detail::encode_categories<mode, depth>(call, [](float v) {
        int below = 0, above = bins.count;  // the bin is between them
        while (below < above) {
          const int middle = (below + above) / 2;
          if (v < bins.value[middle]) above = middle;  // a NaN is above all
          else below = middle + 1;
        }
        return below;
      });
  }
};

static_assert(written_layer<Discretization<bin_boundaries(0., 1.)>>);

}  // namespace ikebana
