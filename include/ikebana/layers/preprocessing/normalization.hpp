// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/core/view.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

template <int N> struct mean : numbers<N> {
  static constexpr std::string_view keyword = "mean";
  using numbers<N>::numbers;
};
template <class... V> mean(V...) -> mean<sizeof...(V)>;
template <int N> struct variance : numbers<N> {
  static constexpr std::string_view keyword = "variance";
  using numbers<N>::numbers;
};
template <class... V> variance(V...) -> variance<sizeof...(V)>;
/// From normalized numbers back.
inline constexpr flag<"invert"> invert{};

/// y = (x - mean) / max(sqrt(variance), 1e-7), with statistics for each place on an axis, the last unless `axis(n)` says another, or `axis(1, 2)` several, or
/// `axis{}` none. They are weights, mean, variance and count, as adapt() left them in a file; or given: `Normalization<mean(0.5, 0.4), variance(1, 2)>`.
/// Options: axis, mean, variance, invert. https://keras.io/api/layers/preprocessing_layers/numerical/normalization/
template <auto... Options> struct Normalization : layer<Normalization<Options...>, Options...> {
  static constexpr std::string_view class_name = "Normalization";
  static constexpr auto takes = keywords("axis", "mean", "variance", "invert");
  static constexpr bool supports_masking = true;
  static constexpr auto means = option_or<Options...>(mean(0));
  static constexpr auto variances = option_or<Options...>(variance(1));
  static constexpr bool given = has_option<mean<1>, Options...>, inverts = option_or<Options...>(ikebana::invert(false)).value;
  static constexpr bool weights_follow_from_input = !given;
  static constexpr ikebana::axis axes = option_or<Options...>(ikebana::axis(-1));

  /// The axes that have statistics.
  struct kept {
    bool has[max_rank]{};
    int first = 0, last = -1, count = 1, each = 0;  // the first and the last of them; their extents' product; how many they are
    int block = 1;                                  // the product of all extents from the first to the last
    constexpr explicit kept(const dims& shape) {
      for (int k = 0; k < axes.count; ++k) has[shape.axis(axes[k])] = true;
      for (int a = 0; a < shape.rank; ++a)
        if (has[a]) {
          if (each++ == 0) first = a;
          last = a;
          count *= shape.extent[a];
        }
      for (int a = first; a <= last; ++a) block *= shape.extent[a];
    }
  };

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if (given != has_option<variance<1>, Options...>)
      return refuses(complaints::option("a mean or a variance alone", "Layer %n: when setting values directly, both `mean` and `variance` must be set"));
    if (means.count != variances.count)
      return refuses(complaints::option("mean and variance of two lengths",
                                        "Layer %n: when setting values directly, `mean` and `variance` must have the same shape. Received: mean shape (%0,) and variance shape (%1,)",
                                        means.count, variances.count));
    if (!has_option<ikebana::axis, Options...> && x.format == layout::channels_first) {
      complaint c = complaints::format(layout::channels_last, x);
      c.mend = "axis(1)";
      return refuses(c);
    }
    for (int k = 0; k < axes.count; ++k) {
      const int a = x.shape.axis(axes[k]);
      if (a < 0)
        return refuses({"an axis that is not there", "Layer %n: all `axis` values must be in the range [-ndim, ndim). Received inputs with ndim=%0, while axis=%1", "", {},
                        term::of(x.shape), {x.rank(), axes[k]}});
      if (a == 0)
        return refuses({"statistics of places in a batch", "Layer %n: an axis behind the batch is needed. Received: inputs.shape=%g, axis=%0", "", {}, term::of(x.shape), {axes[k]}});
      if (!x.shape.known(a)) return refuses(unknown_at(a, x));
    }
    const kept k(x.shape);
    for (int a = k.first; a <= k.last; ++a)
      if (!x.shape.known(a)) return refuses(unknown_at(a, x));
    int part = 1;
    for (int a = k.last; a > 0 && part != means.count; --a)
      if (k.has[a]) part *= x.shape.extent[a];
    if (given && part != means.count)
      return refuses({"the length of the mean", "Layer %n: the `mean` of shape (%0,) cannot be broadcast to the %1 places of its axes. Received: inputs.shape=%g", "", {},
                      term::of(x.shape), {means.count, k.count}});
    return gives({x.shape, x.format});
  }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    if (given) return w;
    dims shape;
    const kept k(in[0].shape);
    for (int a = 0; a < in[0].rank(); ++a)
      if (k.has[a]) shape.add(in[0].shape.extent[a]);
    w.add({"mean", shape, initializers::zeros, false});
    w.add({"variance", shape, initializers::ones, false});
    w.add({"count", dims{}, initializers::zeros, false});
    return w;
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr fusing fuse(specs in) {
    const kept k(in[0].shape);
    return {.is = k.each == 1 ? fusing::scale : fusing::alone, .axis = k.first};
  }
  static constexpr int describe_packed(specs in) { return kernels::packed_affine(kept(in[0].shape).block); }
  static constexpr long long flops(specs, const tensor_spec& out) { return 2 * out.shape.count(1, out.rank()); }
  template <class Config> static constexpr void get_config(Config& config) {
    config("axis", std::span<const int>(axes.list, std::size_t(axes.count)));
    config("invert", inverts);
    if constexpr (given) {
      config("mean", means);
      config("variance", variances);
    } else {
      config("mean", nullptr);
      config("variance", nullptr);
    }
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr dims shape = Call::input_specs[0].shape;
    constexpr kept k(shape);
    float *const middle = packed, *const factor = middle + kernels::affine_period(k.block), *const shift = factor + kernels::affine_period(k.block);
    for (int i = 0; i < k.block; ++i) {
      int at = 0;  // of the statistics: those of the other axes in between are the same
      for (int a = k.first, rest = i, size = k.block; a <= k.last; ++a) {
        size /= shape.extent[a];
        if (k.has[a]) at = at * shape.extent[a] + rest / size;
        rest %= size;
      }
      const float spread = deviation(call, at);
      middle[i] = inverts ? 0.f : average(call, at);
      factor[i] = inverts ? spread : 1.f / spread;
      shift[i] = inverts ? average(call, at) : 0.f;
    }
    kernels::complete_affine<Call::arch, k.block>(packed);
  }
  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    constexpr kept k(Call::input_specs[0].shape);
    if constexpr (k.each == 0) kernels::affine<Call::arch, 1>(x.size(), kernels::constant<1>{}, call.packed(), x.data(), call.output().data());
    else kernels::affine<Call::arch, k.block>(x.template count<0, k.first>(), x.template count<k.last + 1>(), call.packed(), x.data(), call.output().data());
  }
  template <class Call> static void scale_and_shift(Call call, float* factors, float* shifts) {
    constexpr kept k(Call::input_specs[0].shape);
    for (int i = 0; i < k.count; ++i) {
      const float spread = deviation(call, i);
      factors[i] = inverts ? spread : 1.f / spread;
      shifts[i] = inverts ? average(call, i) : -average(call, i) * factors[i];
    }
  }

 private:
  template <class Call> static float average(const Call& call, int i) { return given ? means.value[i % means.count] : call.weight(0)[i]; }
  template <class Call> static float deviation(const Call& call, int i) {
    const float root = kernels::math::sqrt(given ? variances.value[i % variances.count] : call.weight(1)[i]);
    return root < 1e-7f ? 1e-7f : root;  // keras.config.epsilon()
  }
  static constexpr complaint unknown_at(int a, const tensor_spec& in) {
    return {"statistics need a known extent", "Layer %n: all `axis` values to be kept must have a known shape. Received inputs.shape=%g, with unknown axis at index %0", "",
            term::of_axis(a, 0), term::of(in.shape), {a}};
  }
};

static_assert(written_layer<Normalization<>>);

}  // namespace ikebana
