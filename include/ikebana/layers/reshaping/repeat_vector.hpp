// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>

#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The input `Times` times, as steps: (batch, features) -> (batch, Times, features). https://keras.io/api/layers/reshaping_layers/repeat_vector/
template <int Times, auto... Options> struct RepeatVector : layer<RepeatVector<Times, Options...>, Options...> {
  static constexpr std::string_view class_name = "RepeatVector";

  static constexpr verdict compute_output_shape(specs in, int) {
    if (Times <= 0) return refuses(complaints::option("repetitions that are not positive", "Layer %n: n should be a positive integer. Received: n=%0", Times));
    if (in[0].rank() != 2) return refuses(complaints::rank(2, in[0]));
    tensor_spec out{dims{}, layout::unspecified, in[0].type};
    out.shape.copy_axis(out.shape.rank++, in[0].shape, 0);
    out.shape.add(Times);
    out.shape.copy_axis(out.shape.rank++, in[0].shape, 1);
    return gives(out);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("n", Times);
  }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    float* to = call.output().data();
    const int features = x.template extent<1>();
    for (int sample = 0; sample < x.template extent<0>(); ++sample)
      for (int step = 0; step < Times; ++step, to += features) std::memcpy(to, x.data() + sample * features, std::size_t(features) * sizeof(float));
  }
};

static_assert(written_layer<RepeatVector<3>>);

}  // namespace ikebana
