// SPDX-License-Identifier: BSL-1.0
// What the merging layers share: Keras' rule of broadcasting, and the loop that combines several tensors element by element.
#pragma once
#include <ikebana/layers/merging/masked_merge.hpp>

namespace ikebana::detail {

constexpr complaint merge_complaint(std::string_view because, std::string_view says, const dims& first, const dims& other, int input) {
  return {because, says, "", term::of(first), term::of(other), {}, input};
}
/// The batch and the layout of a merged tensor: what any input fixes, and no two that differ. `out` is input 0's so far. Joined batches
/// need not be the same.
constexpr complaint merge_ends(specs in, tensor_spec& out, bool joins_batches = false) {
  for (int k = 1; k < int(in.size()); ++k) {
    const tensor_spec& x = in[std::size_t(k)];
    if (!joins_batches && x.shape.known(0) && out.shape.known(0) && x.shape.extent[0] != out.shape.extent[0])
      return merge_complaint("merging different batches",
                             "Layer %n: cannot merge tensors with different batch sizes. Received tensors with shapes [%t, %g]", in[0].shape, x.shape, k);
    if (!joins_batches && (x.shape.known(0) || (!out.shape.known(0) && out.shape.bound[0] == 0))) out.shape.copy_axis(0, x.shape, 0);
    if (x.format != layout::unspecified && out.format != layout::unspecified && x.format != out.format)
      return {"merging two layouts", "Layer %n cannot merge a %t tensor with a %g one, input %i", "Permute<...>, or one layout",
              term::of(out.format), term::of(x.format), {}, k};
    if (out.format == layout::unspecified) out.format = x.format;
    if (x.type != out.type) out.type = dtype::float32;
  }
  return {};
}

/// Keras' rule for masks (base_merge.py): where every input has one, so has the output, and it is true where any of them is.
constexpr int merged_mask(specs in) {
  for (const tensor_spec& x : in)
    if (x.mask == 0) return 0;
  return in[0].mask;
}
/// Keras' `_compute_elemwise_op_output_shape` (keras/src/layers/merging/base_merge.py): axes of extent 1 spread, and missing ones are
/// put behind the batch.
constexpr verdict merged(specs in) {
  tensor_spec out = in[0];
  if (const complaint c = merge_ends(in, out)) return refuses(c);
  for (int k = 1; k < int(in.size()); ++k) {
    const dims so_far = out.shape, &given = in[std::size_t(k)].shape;
    const bool longer = given.rank > so_far.rank;
    const dims &wide = longer ? given : so_far, &narrow = longer ? so_far : given;
    const int missing = wide.rank - narrow.rank;
    dims d = wide;
    d.copy_axis(0, so_far, 0);
    for (int a = 1 + missing; a < d.rank; ++a) {
      const int i = wide.extent[a], j = narrow.extent[a - missing];
      const int i_most = i == unknown ? wide.bound[a] : i, j_most = j == unknown ? narrow.bound[a - missing] : j;
      if (i == unknown || j == unknown) d.set(a, unknown, i_most == 0 || j_most == 0 ? 0 : i_most > j_most ? i_most : j_most);
      else if (i == 1 || j == 1 || i == j) d.set(a, i == 1 ? j : i);
      else
        return refuses(merge_complaint("shapes that do not merge",
                                       "Layer %n: inputs have incompatible shapes. Received shapes %t and %g", so_far.without(0), given.without(0), k));
    }
    out.shape = d;
  }
  if (merged_mask(in) > 0)
    for (int k = 0; k < int(in.size()); ++k)
      if (in[std::size_t(k)].mask != in[0].mask || in[std::size_t(k)].rank() != out.rank())
        return refuses(merge_complaint("masks that do not merge", "Layer %n: masks of inputs of different ranks cannot be merged. Received shapes %t and %g", in[0].shape,
                                       in[std::size_t(k)].shape, k));
  return gives(out);
}

/// A row of `n` elements, which each input has one after another or, where `single`, has one for all. y may be an input that is not single.
template <architecture A, kernels::binary Op, bool Mean, int N> void merge_row(int n, const float* const (&in)[N], const bool (&single)[N], float* y) {
  constexpr int block = 256;
  alignas(64) float room[block];
  float alone[N];  // read before y is written, which may lie over it
  for (int k = 0; k < N; ++k) alone[k] = *in[k];
  for (int from = 0; from < n; from += block) {
    const int many = n - from < block ? n - from : block;
    const float* sum = in[0] + from;
    if (single[0]) {
      for (int i = 0; i < many; ++i) room[i] = alone[0];
      sum = room;
    }
    for (int k = 1; k < N; ++k) {
      float* to = k == N - 1 && !Mean ? y + from : room;  // y only at the end: a later input may lie there
      if (single[k]) kernels::zip_scalar<A, Op>(many, sum, alone[k], to);
      else kernels::zip<A, Op>(many, sum, in[k] + from, to);
      sum = to;
    }
    if (Mean) kernels::zip_scalar<A, kernels::binary::multiply>(many, sum, 1.f / float(N), y + from);
    else if (N == 1)
      for (int i = 0; i < many; ++i) y[from + i] = sum[i];
  }
}

/// y = in[0] Op in[1] Op ...; `Mean` divides by their number. Rows are walked from the last: y may lie over a spreading input of the same buffer.
template <architecture A, kernels::binary Op, bool Mean, int N> void merge_all(const dims& out, const broadcast_input (&in)[N], float* y) {
  int axis = out.rank, run = 1;
  bool single[N]{};
  const auto joins = [&](int a) {  // the axis continues the row in every input
    if (out.extent[a] == 1) return true;
    for (int k = 0; k < N; ++k)
      if (run > 1 ? in[k].spreads(a, out) != single[k] : false) return false;
    return true;
  };
  while (axis > 0 && joins(axis - 1)) {
    --axis;
    for (int k = 0; k < N && out.extent[axis] != 1 && run == 1; ++k) single[k] = in[k].spreads(axis, out);
    run *= out.extent[axis];
  }
  const int rows = out.count(0, axis);
  for (int row = rows - 1; row >= 0; --row) {
    const float* at[N];
    for (int k = 0; k < N; ++k) at[k] = in[k].data + in[k].offset(row, axis, out);
    merge_row<A, Op, Mean>(run, at, single, y + std::ptrdiff_t(row) * run);
  }
}

/// A merging layer that combines its inputs element by element.
template <class Self, kernels::binary Op, bool Mean, auto... Options> struct elementwise_merge : layer<Self, Options...> {
  static constexpr int arity = 0;
  static constexpr bool supports_masking = true, writes_mask = true;
  static constexpr int compute_mask(specs in, int) { return merged_mask(in); }
  static constexpr verdict compute_output_shape(specs in, int) {
    for (int k = 0; k < int(in.size()) && reads_masks(in); ++k)
      if (const tensor_spec& x = in[std::size_t(k)]; x.mask > 0 && x.mask != x.rank() - 1)
        return refuses(complaints::option("a mask that cannot be merged", "Layer %n: a mask must cover all axes of its tensor but the last. That of input %0 covers %1", k, x.mask));
    return merged(in);
  }
  /// What is masked takes no part.
  static constexpr bool reads_masks(specs in) {
    bool some = false;
    for (const tensor_spec& x : in) some |= x.read_mask();
    return some && (Op == kernels::binary::multiply || Op == kernels::binary::maximum || Op == kernels::binary::minimum);
  }
  static constexpr placing place(specs in) { return reads_masks(in) ? placing::own : placing::in_place; }
  static constexpr fusing fuse(specs in) {
    bool alike = !reads_masks(in);
    for (const tensor_spec& x : in) alike &= x.shape == in[0].shape;
    return {.turns = alike ? fusing::through : fusing::never};
  }
  static constexpr long long flops(specs in, const tensor_spec& out) { return (long long)(in.size() - 1 + Mean) * out.shape.count(1, out.rank()); }

  template <class Call> static void forward(Call call) {
    [&]<int... K>(std::integer_sequence<int, K...>) {
      const auto y = call.output();
      using out = std::remove_cv_t<decltype(y)>;
      constexpr bool alike = out::is_static && ((call_input<Call, K>::spec.shape == out::spec.shape) && ...);
      if constexpr (reads_masks(Call::input_specs)) {
        const broadcast_input in[]{broadcast(call.template input<K>().data(), call.template input<K>().shape(), y.shape())...};
        const broadcast_input masks[]{mask_of<!call_input<Call, K>::spec.unread>(call.template input<K>(), y.shape())...};
        merge_masked<Call::arch, Op>(y.shape(), in, masks, y.data());
      } else if constexpr (alike && sizeof...(K) == 2 && !Mean) {
        kernels::zip<Call::arch, Op>(y.size(), call.template input<0>().data(), call.template input<1>().data(), y.data());
      } else {
        const broadcast_input in[]{broadcast(call.template input<K>().data(), call.template input<K>().shape(), y.shape())...};
        merge_all<Call::arch, Op, Mean>(y.shape(), in, y.data());
      }
      if constexpr (constexpr int covered = out::spec.mask; covered > 0) {
        const dims all = y.shape().first(covered);
        const broadcast_input masks[]{mask_of<true>(call.template input<K>(), y.shape())...};
        merge_all<Call::arch, kernels::binary::maximum, false>(all, masks, y.mask());
      }
    }(std::make_integer_sequence<int, Call::inputs>{});
  }

 private:
  /// Keras loses the mask of an input that gets further axes.
  template <bool Wanted, class View> static constexpr broadcast_input mask_of(const View& x, const dims& out) {
    constexpr int covered = Wanted ? View::spec.mask : 0;
    return broadcast(covered > 0 && View::rank == out.rank ? x.mask() : nullptr, x.shape().first(covered), out.first(covered));
  }
  template <class Call, int K> using call_input = decltype(std::declval<Call>().template input<K>());
};

}  // namespace ikebana::detail
