// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/core/view.hpp>
#include <ikebana/layers/scale.hpp>

namespace ikebana {

template <int N> struct offset : numbers<N> {
  static constexpr std::string_view keyword = "offset";
  using numbers<N>::numbers;
};
template <class... V> offset(V...) -> offset<sizeof...(V)>;

/// y = x * scale + offset, each a number or a list for the last axis: `Rescaling<scale(1. / 127.5), offset(-1)>`. Behind a Dense or a convolution that is not
/// activated, or in front of one, it goes into the weights. https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/
template <auto... Options> struct Rescaling : layer<Rescaling<Options...>, Options...> {
  static constexpr std::string_view class_name = "Rescaling";
  static constexpr auto takes = keywords("scale", "offset");
  static constexpr bool supports_masking = true;
  static constexpr auto scales = option_or<Options...>(scale(1));
  static constexpr auto offsets = option_or<Options...>(offset(0));
  static constexpr bool by_feature = [] {
    if constexpr (requires { scales.count; }) return scales.count > 1 || offsets.count > 1;
    else return false;
  }();

  static constexpr bool moves = [] {
    for (int i = 0; i < offsets.count; ++i)
      if (offsets.value[i] != 0) return true;
    return false;
  }();

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if constexpr (!has_option<scale_of<1>, Options...>) {
      return refuses(complaints::option("a missing scale", "Layer %n: missing 1 required positional argument: 'scale'"));
    } else if constexpr (!requires { scales.count; }) {
      return refuses(complaints::option("a scale that is no number", "Layer %n: `scale` must be a number or a list of numbers, as scale(1. / 255)"));
    } else {
      if (by_feature && x.format == layout::channels_first) {
        complaint c = complaints::format(layout::channels_last, x);
        c.mend = "one number for all";
        return refuses(c);
      }
      for (const int n : {scales.count, offsets.count})
        if (n > 1 && (x.rank() < 2 || x.shape.last() != n)) {
          complaint c{"the number of factors", "Layer %n: operands could not be broadcast together with shapes %g and (%0,)", "", {}, term::of(x.shape)};
          c.numbers[0] = n;
          return refuses(c);
        }
      return gives({x.shape, x.format});
    }
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr fusing fuse(specs in) {
    const bool lead = !by_feature && in[0].format == layout::channels_first;
    return {.is = in[0].rank() > 1 ? fusing::scale : fusing::alone, .leads = true, .shifts = moves, .axis = lead ? 1 : in[0].rank() - 1, .turns = by_feature ? fusing::never : fusing::through};
  }
  static constexpr int describe_packed(specs in) { return by_feature ? kernels::packed_affine(in[0].shape.last()) : 0; }
  static constexpr long long flops(specs, const tensor_spec& out) { return 2 * out.shape.count(1, out.rank()); }
  template <class Config> static constexpr void get_config(Config& config) {
    config.required("scale", scales);
    config("offset", offsets);
  }

  template <class Call> static void pack(const Call&, float* packed) {
    constexpr int features = Call::input_specs[0].shape.last();
    constexpr int period = kernels::affine_period(features);
    for (int i = 0; i < features; ++i) packed[i] = 0;
    fill<features>(packed + period, packed + 2 * period);
    kernels::complete_affine<Call::arch, features>(packed);
  }
  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    if constexpr (by_feature)
      kernels::affine<Call::arch, x.template extent<-1>()>(x.template count<0, -1>(), kernels::constant<1>{}, call.packed(), x.data(), call.output().data());
    else kernels::map<Call::arch, line{scales.value[0], offsets.value[0]}>(x.size(), x.data(), call.output().data());
  }
  template <class Call> static void scale_and_shift(Call, float* factors, float* shifts) {
    fill<Call::input_specs[0].shape.extent[fuse(Call::input_specs).axis]>(factors, shifts);
  }

 private:
  struct line {
    float factor, shift;
    template <class V> constexpr V apply(V v) const { return v * V(factor) + V(shift); }
  };
  template <int Features> static void fill(float* factors, float* shifts) {
    for (int i = 0; i < Features; ++i) {
      factors[i] = scales.value[i % scales.count];
      shifts[i] = offsets.value[i % offsets.count];
    }
  }
};

static_assert(written_layer<Rescaling<scale(0.5)>>);

}  // namespace ikebana
