// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/softmax.hpp>
#include <ikebana/layers/axes.hpp>
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// exp(x) / sum(exp(x)) along an axis, the last unless `axis(n)` says another, or along several together, `axis(1, 2)`. `Softmax<>{}(x, mask)` leaves
/// out, and makes 0, what the mask does not have; the mask has x's extents, or 1.
/// https://keras.io/api/layers/activation_layers/softmax/
template <auto... Options> struct Softmax : layer<Softmax<Options...>, Options...> {
  static constexpr std::string_view class_name = "Softmax";
  static constexpr bool supports_masking = true, mask_is_argument = true;
  static constexpr auto takes = keywords("axis");
  static constexpr int arity = -1;
  static constexpr bool reads_mask = true;
  static constexpr bool list_of_inputs = false;
  static constexpr detail::axis_list axes{option_or<Options...>(axis(-1))};

  static constexpr verdict compute_output_shape(specs in, int) {
    if (in.size() > 2)
      return refuses({"the number of inputs", "Layer %n takes a tensor and, if need be, its mask, but it received %0 input tensors", "", {}, {}, {int(in.size())}});
    if (in[0].rank() < 2) return refuses(complaints::min_rank(2, in[0]));
    if (const complaint c = axes.wrong(in[0])) return refuses(c);
    const dims& x = in[0].shape;
    const dims mask = in.size() == 2 ? in[1].shape : x.first(in[0].mask);
    bool fits = mask.rank == x.rank || mask.rank == 0;
    for (int a = 0; fits && a < mask.rank; ++a) fits = !mask.known(a) || !x.known(a) || mask.extent[a] == x.extent[a] || (a > 0 && mask.extent[a] == 1);
    if (!fits)
      return refuses({"a mask that does not spread",
                      "Layer %n: the `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match the corresponding input dimension. Received: "
                      "inputs.shape=%t, mask.shape=%g", "", term::of(x), term::of(mask), {}, int(in.size()) - 1});
    return gives(in[0]);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (axes.count == 1) config("axis", axes.given[0]);
    else config("axis", std::span<const int>(axes.given, std::size_t(axes.count)));
  }
  static constexpr placing place(specs in) { return in.size() == 2 ? placing::own : placing::in_place; }  // the mask is read at the end, too
  static constexpr int describe_scratch(specs in) { return axes.scratch(in[0]); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    if constexpr (Call::inputs == 2) {
      const auto mask = call.template input<1>();
      masked(call, detail::broadcast(mask.data(), mask.shape(), y.shape()));
    } else if constexpr (decltype(x)::spec.mask > 0) {
      masked(call, detail::broadcast(x.mask(), x.shape(), y.shape()));
    } else {
      computed<Call::arch>(call, x.data());
    }
  }

 private:
  template <class Call> static void masked(Call call, const detail::broadcast_input& mask) {
    const auto x = call.input();
    const auto y = call.output();
    const detail::broadcast_input before[]{detail::broadcast(x.data(), x.shape(), y.shape()), mask};
    detail::merge_all<Call::arch, kernels::binary::lower, false>(y.shape(), before, y.data());
    computed<Call::arch>(call, y.data());
    const detail::broadcast_input after[]{detail::broadcast(y.data(), y.shape(), y.shape()), mask};
    detail::merge_all<Call::arch, kernels::binary::clear, false>(y.shape(), after, y.data());
  }
  template <architecture A, class Call> static void computed(Call call, const float* from) {
    detail::along_axes<axes>(call.input(), from, call.scratch(), call.output().data(), [](auto outer, auto n, auto inner, const float* x, float* y) {
      if (inner == 1) activation::softmax.rows<A>(outer, n, x, y);
      else activation::softmax.columns<A>(outer, n, inner, x, y);
    });
  }
};

static_assert(written_layer<Softmax<>>);

}  // namespace ikebana
