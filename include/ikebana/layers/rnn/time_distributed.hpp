// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>

#include <ikebana/core/view.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/inside.hpp>

namespace ikebana {

namespace detail {
/// What each step of a TimeDistributed is given.
constexpr tensor_spec one_step(const tensor_spec& x) {
  tensor_spec step = x;
  step.shape = x.shape.without(1);
  step.mask = x.mask > 0 ? x.mask - 1 : 0;
  return step;
}
/// All steps of all samples as samples.
constexpr tensor_spec steps_as_samples(const tensor_spec& x) {
  tensor_spec all = one_step(x);
  const dims& d = x.shape;
  if (d.known(0) && d.known(1)) all.shape.set(0, d.extent[0] * d.extent[1]);
  else {
    const dims most = d.largest();
    all.shape.set(0, unknown, most.known(0) && most.known(1) ? most.extent[0] * most.extent[1] : 0);
  }
  return all;
}
/// Of what a step gives, what all of them give.
constexpr dims with_steps(const dims& step, const dims& x) {
  dims all;
  for (int a = 0; a < step.rank; ++a) {
    all.copy_axis(all.rank++, step, a);
    if (a == 0) all.copy_axis(all.rank++, x, 1);
  }
  return all;
}
constexpr complaint without_steps(const tensor_spec& x) {
  if (x.rank() < 3) {
    complaint c{"the rank of the input", "Layer %n: `TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: %g"};
    c.takes = term::of_min_rank(3);
    c.gets = term::of(x.shape);
    return c;
  }
  if (x.mask == 1)
    return complaints::option("a mask of another rank", "Layer %n: the `mask` passed to the `TimeDistributed` layer must be at least 2D (e.g., `(batch_size, timesteps)`), but it has 1 dimension(s)");
  return {};
}
/// A mask of more than steps goes on where the output still has its axes; else a step counts if any of it does.
constexpr int mask_of_steps(const tensor_spec& x, const dims& out) {
  return x.mask <= 2 || (out.rank > x.mask && agree(out.first(x.mask), x.shape.first(x.mask))) ? x.mask : 2;
}
template <class X, class Y> void write_mask_of_steps(const X& x, const Y& y) {
  if constexpr (constexpr int mask = Y::spec.mask; mask > 0) {
    const int count = int(y.mask_size()), each = int(x.mask_size()) / count;
    for (int i = 0; i < count; ++i) {
      bool some = false;
      for (int k = 0; k < each; ++k) some |= x.mask()[i * each + k] != 0.f;
      y.mask()[i] = some ? 1.f : 0.f;
    }
  }
}
}  // namespace detail

/// A layer applied to each step alone, with the same weights: (batch, steps, ...) -> (batch, steps, ...), where the layer takes and gives
/// (batch, ...). `TimeDistributed<Conv2D<8, 3>>`. https://keras.io/api/layers/recurrent_layers/time_distributed/
template <class L, auto... Options> struct TimeDistributed : layer<TimeDistributed<L, Options...>, Options...> {
  using inner = detail::layers_inside<TimeDistributed, L>;
  static constexpr std::string_view class_name = "TimeDistributed";
  static constexpr bool weights_follow_from_input = true;
  static constexpr bool supports_masking = true, writes_mask = true, mask_is_argument = true;

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if (const complaint c = detail::without_steps(x)) return refuses(c);
    if (L::outputs > 1) return refuses({"a layer of several outputs", "Layer %n: the layer that it is around gives several tensors, and must give one", "without return_state"});
    if (L::whole_batch) return refuses({"all samples at once, in each step", "Layer %n: the layer that it is around sees the whole batch, or keeps a state"});
    const tensor_spec step = detail::one_step(x);
    verdict v = detail::rule_of<L>(specs{&step, 1}, 0);
    if (!v.fits()) return v;
    v.gives.shape = detail::with_steps(v.gives.shape, x.shape);
    return v;
  }
  static constexpr int compute_mask(specs in, int) { return in[0].mask <= 2 ? in[0].mask : detail::mask_of_steps(in[0], compute_output_shape(in, 0).gives.shape); }
  static constexpr weight_list describe_weights(specs in) { return inner::weights(in); }
  static constexpr int describe_packed(specs in) { return inner::packed(in); }
  static constexpr int describe_scratch(specs in) { return inner::scratch(in); }
  static constexpr long long flops(specs in, const tensor_spec&) {
    const tensor_spec step = detail::one_step(in[0]);
    return in[0].shape.extent[1] * L::flops(specs{&step, 1}, L::compute_output_shape(specs{&step, 1}, 0).gives);
  }
  template <class Config> static constexpr void get_config(Config& config) { config.layer("layer", L{}); }

  /// What the layer inside gets: all steps of all samples as its samples.
  static constexpr tensor_spec input_of(int, specs in) { return detail::steps_as_samples(in[0]); }
  static constexpr void put_inside(int, weight_spec& w) {
    w.deepest = w.deeper;
    w.deeper = w.within;
    w.within = "layer";
  }

  template <class Call> static void pack(const Call& call, float* packed) { inner::pack(call, packed); }
  template <class Call> static void forward(const Call& call) {
    const auto x = call.input();
    const auto y = call.output();
    dims steps;  // those of the call
    steps.add(x.extent(0) * x.extent(1));
    for (int a = 2; a < x.rank; ++a) steps.add(x.extent(a));
    call.template run_inside<L, input_of(0, Call::input_specs)>(inner::place(Call::input_specs, 0, 0), {{x.data(), &steps}}, {y.data()});
    detail::write_mask_of_steps(x, y);
  }
};

static_assert(written_layer<TimeDistributed<Dense<4>>>);

}  // namespace ikebana
