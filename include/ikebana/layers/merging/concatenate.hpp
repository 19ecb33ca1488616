// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>

#include <ikebana/core/view.hpp>
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

/// Its inputs one after another along an axis, the last unless `axis(n)` says another, the batch counted; all other extents are the same.
/// `Concatenate<>{}(a, b)`. Fixed batches can be joined, too: `axis(0)`. https://keras.io/api/layers/merging_layers/concatenate/
template <auto... Options> struct Concatenate : layer<Concatenate<Options...>, Options...> {
  static constexpr std::string_view class_name = "Concatenate";
  static constexpr auto takes = keywords("axis");
  static constexpr int arity = 0;
  static constexpr bool supports_masking = true, writes_mask = true;
  static constexpr int along = option_or<Options...>(ikebana::axis(-1)).value;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (option_or<Options...>(ikebana::axis(-1)).count != 1) return refuses(complaints::option("more than one axis", "Layer %n: `axis` is one axis"));
    tensor_spec out = in[0];
    const int a = out.shape.axis(along);
    if (a < 0) {
      complaint c{"an axis that cannot be joined", "Layer %n: axis %0 is not an axis of its inputs. Received: input shape=%g"};
      c.gets = term::of(out.shape);
      c.numbers[0] = along;
      return refuses(c);
    }
    if (const complaint c = a == 0 ? free_batch(in) : complaint{}) return refuses(c);
    if (const complaint c = detail::merge_ends(in, out, true)) return refuses(c);
    for (int k = 1; k < int(in.size()); ++k) {
      const dims& d = in[std::size_t(k)].shape;
      if (d.rank != out.rank() || !agree(d.without(a), out.shape.without(a)))
        return refuses(detail::merge_complaint("shapes that do not join",
                                               "Layer %n: a `Concatenate` layer requires inputs with matching shapes except for the "
                                               "concatenation axis. Received: input_shape=[%t, %g]", in[0].shape, d, k));
      const bool known = d.known(a) && out.shape.known(a);
      const bool bounded = (d.known(a) || d.bound[a] > 0) && (out.shape.known(a) || out.shape.bound[a] > 0);
      const int most = d.largest().extent[a] + out.shape.largest().extent[a];
      out.shape.set(a, known ? most : unknown, bounded ? most : 0);
      for (int b = 1; b < d.rank; ++b) {  // the others are as the first has them; what it leaves open is bounded by all
        const int limit = d.largest().extent[b];
        if (b != a && !out.shape.known(b) && limit > 0 && (out.shape.bound[b] == 0 || limit < out.shape.bound[b])) out.shape.set(b, unknown, limit);
      }
    }
    for (int k = 0; k < int(in.size()); ++k)
      if (const int mask = in[std::size_t(k)].mask; mask > 0 && mask != out.rank() - 1)
        return refuses(complaints::option("a mask that cannot be joined", "Layer %n: a mask must cover all axes of its tensor but the last. That of input %0 covers %1", k, mask));
    return gives(out);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config("axis", along);
  }
  /// Keras' `compute_mask`: inputs without a mask count as all true; along the features, true where any of them is.
  static constexpr int compute_mask(specs in, int) {
    for (const tensor_spec& x : in)
      if (x.mask > 0) return in[0].rank() - 1;
    return 0;
  }
  static constexpr fusing fuse(specs in) { return {.is = fusing::joining, .axis = in[0].shape.axis(along), .turns = fusing::through}; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }

  template <class Call> static void forward(Call call) {
    const auto y = call.output();
    constexpr int a = decltype(y)::spec.shape.axis(along);
    constexpr bool turned = Call::output_turned;
    const int row = y.template extent<a>() * detail::elements_behind<a, turned>(y);
    int start = 0;
    [&]<int... K>(std::integer_sequence<int, K...>) {
      ([&] {
        const auto x = call.template input<K>();
        const int part = x.template extent<a>() * detail::elements_behind<a, turned>(x), rows = detail::elements_before<a, turned>(x);
        for (int r = 0; r < rows && !Call::template input_joined<K>; ++r)
          std::memcpy(y.data() + std::ptrdiff_t(r) * row + start, x.data() + std::ptrdiff_t(r) * part, std::size_t(part) * sizeof(float));
        start += part;
      }(), ...);
    }(std::make_integer_sequence<int, Call::inputs>{});
    if constexpr (decltype(y)::spec.mask > 0) join_masks<a>(call);
  }

 private:
  template <int Axis, class Call> static void join_masks(Call call) {
    const auto y = call.output();
    constexpr int last = decltype(y)::rank - 1;
    constexpr bool features = Axis == last;
    int start = 0;
    const dims all = y.shape().first(last);
    const int row = features ? 0 : all.count(Axis, all.rank);
    [&]<int... K>(std::integer_sequence<int, K...>) {
      ([&] {
        const auto x = call.template input<K>();
        const dims own = x.shape().first(last);
        const int rows = features ? 1 : own.count(0, Axis), part = features ? own.size() : own.count(Axis, own.rank);
        for (int r = 0; r < rows; ++r)
          for (int i = 0; i < part; ++i) {
            float& to = y.mask()[std::ptrdiff_t(r) * row + start + i];
            float from = 1.f;
            if constexpr (decltype(x)::spec.mask > 0) from = x.mask()[std::ptrdiff_t(r) * part + i];
            if (!features || K == 0 || from > to) to = from;
          }
        if (!features) start += part;
      }(), ...);
    }(std::make_integer_sequence<int, Call::inputs>{});
  }
  /// A batch that is not fixed runs in tiles: its samples never lie in one piece, behind which another batch could stand.
  static constexpr complaint free_batch(specs in) {
    for (int k = 0; k < int(in.size()); ++k) {
      const dims& d = in[std::size_t(k)].shape;
      if (d.known(0)) continue;
      return {"joining batches that are not fixed", "Layer %n: axis 0 joins batches, which must be fixed for it. Received: input shape=%g",
              "batch_size(n) in each Input", {}, term::of(d), {}, k};
    }
    return {};
  }
};

static_assert(written_layer<Concatenate<>>);

}  // namespace ikebana
