// SPDX-License-Identifier: BSL-1.0
// What layers make of their weights whenever they are set.
#pragma once
#include <ikebana/models/layer_call.hpp>

namespace ikebana::detail {

template <architecture A> void pack_bias(int n, const float* bias, const float* scale, const float* shift, float* packed) {
  for (int i = 0; i < kernels::packed_columns(n); ++i) {
    packed[i] = bias && i < n ? bias[i] : 0.f;
    if (scale && i < n) packed[i] = packed[i] * scale[i] + shift[i];
  }
}

/// What a layer's `pack` is given: its weights, and the factors and shifts of its features that it takes over.
template <class Layer, architecture A, class Ins, class Scale> struct packing_call : layer_call<Layer, A, Ins, Ins, taken_over<Scale, void, void>, step_traits{}> {
  using base = layer_call<Layer, A, Ins, Ins, taken_over<Scale, void, void>, step_traits{}>;
  const float *scale_, *shift_;
  IKEBANA_INLINE packing_call(const float* weights, const float* scale, const float* shift) : base{weights, nullptr, nullptr, nullptr, {}, {}, {}, {}}, scale_{scale}, shift_{shift} {}

  /// The same for a layer inside this one, whose weights begin at `weight`.
  template <class Inner, tensor_spec In> void pack_inside(int weight, float* packed) const {
    if constexpr (Inner::describe_packed(specs{spec_list<In>::value, 1}) > 0)
      Inner::pack(packing_call<Inner, A, spec_list<In>, void>{this->weight(weight), nullptr, nullptr}, packed);
  }

  /// A factor a feature, or null.
  IKEBANA_INLINE const float* scale() const { return scale_; }
  /// The bias as kernels want it: scaled and shifted, zeros behind it; `bias` may be null.
  IKEBANA_INLINE void pack_bias(int n, const float* bias, float* packed) const { detail::pack_bias<A>(n, bias, scale_, shift_, packed); }
};

struct packing_places {
  int weights = 0, packed = 0, folded = 0, features = 0, scale_weights = 0, front = 0, inputs = 0;
};
/// y = (x * factor + shift) . kernel as y = x . rewritten + sums.
template <architecture A> void rewrite_kernel(const float* kernel, const dims& shape, const float* factors, const float* shifts, float* rewritten, float* sums) {
  const int outputs = shape.last(), inputs = shape.extent[shape.rank - 2], rows = shape.size() / outputs;
  for (int o = 0; o < outputs; ++o) {
    double sum = 0;
    for (int r = 0; r < rows; ++r) {
      const float w = kernel[r * outputs + o];
      rewritten[r * outputs + o] = w * factors[r % inputs];
      sum += double(w) * double(shifts[r % inputs]);
    }
    sums[o] = float(sum);
  }
}
/// What a layer makes of its weights, and of the scales before and behind it that go into them.
template <class Layer, architecture A, class Ins, class Scale, class ScaleIns, class Before, class BeforeIns> void pack_step(float* block, const packing_places& at) {
  const float* weights = block + at.weights;
  float *const factors = block + at.folded, *const shifts = factors + whole_lines(at.features);
  bool scaled = !std::is_void_v<Scale>;
  if constexpr (!std::is_void_v<Scale>) Scale::scale_and_shift(packing_call<Scale, A, ScaleIns, void>{block + at.scale_weights, nullptr, nullptr}, factors, shifts);
  if constexpr (!std::is_void_v<Before>) {
    constexpr weight_list own = Layer::describe_weights(specs{Ins::value, 1});
    constexpr int kernel = own.list[0].shape.size(), outputs = own.list[0].shape.last();
    float *const lead = block + at.front, *const down = lead + whole_lines(at.inputs), *const rewritten = down + whole_lines(at.inputs), *const sums = rewritten + kernel;
    Before::scale_and_shift(packing_call<Before, A, BeforeIns, void>{nullptr, nullptr, nullptr}, lead, down);
    rewrite_kernel<A>(weights, own.list[0].shape, lead, down, rewritten, sums);
    for (int o = 0; o < outputs; ++o) {
      if constexpr (own.count > 1) sums[o] += weights[kernel + o];
      else if constexpr (std::is_void_v<Scale>) factors[o] = 1, shifts[o] = sums[o];  // no bias: what it would be is a shift behind
      else shifts[o] += factors[o] * sums[o];
    }
    scaled |= own.count == 1;
    weights = rewritten;
  }
  Layer::pack(packing_call<Layer, A, Ins, Scale>{weights, scaled ? factors : nullptr, scaled ? shifts : nullptr}, block + at.packed);
}
template <class Layer, architecture A, class Ins, class Scale, class ScaleIns, class Before, class BeforeIns, int Owner, int ScaleOwner, packing_places Places> struct planned_packing {
  static IKEBANA_INLINE void run(float* block, int changed) {
    if (changed < 0 || changed == Owner || changed == ScaleOwner) pack_step<Layer, A, Ins, Scale, ScaleIns, Before, BeforeIns>(block, Places);
  }
};
struct no_packing {
  static IKEBANA_INLINE void run(float*, int) {}
};

}  // namespace ikebana::detail
